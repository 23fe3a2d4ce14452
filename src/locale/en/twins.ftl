# Words of the tables of the charts, and of the links between a chart and its table.

twins-title = Data of the charts
twin-name = Data of { $figure }
twin-title = Data of { $figure }: { $title }
twin-caption = { $subtitle }, in { $unit }
twin-caption-and = { $first }. { $next }
twin-share = Percent of target
twin-phase = { $phase } from
twin-from = From
twin-to = To
twin-planned = Dates after { $date } are planned
twin-link = Data table, page { $page }
twin-back = { $figure }, page { $page }
twin-file = Attached: { $file }

# Between the source line and what follows it, and between the link and the name of the file.
twin-stop = { ". " }
twin-space = { " " }
twin-line = { "\u000A" }
