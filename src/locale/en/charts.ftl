# What a chart is called at the start of its description.
chart-kind-column = Column chart
chart-kind-bar = Bar chart
chart-kind-line = Line chart
chart-kind-area = Area chart
chart-kind-dot = Dot chart
chart-kind-grouped = Grouped bar chart
chart-kind-stacked = Stacked column chart
chart-kind-stacked100 = Stacked column chart of shares
chart-kind-slope = Slope chart
chart-kind-dumbbell = Dumbbell chart
chart-kind-pyramid = Population pyramid
chart-kind-histogram = Histogram
chart-kind-bullet = Bullet chart
chart-kind-heatmap = Heat map
chart-kind-gantt = Timeline
chart-kind-diverging = Diverging bar chart
chart-kind-donut = Donut chart
chart-kind-map = Map
chart-kind-panels = { $kind ->
    [column] { $count } small column charts
    [bar] { $count } small bar charts
    [line] { $count } small line charts
    [area] { $count } small area charts
    [dot] { $count } small dot charts
    [histogram] { $count } small histograms
   *[other] { $count } small charts
}

# The first sentence: what is shown.
describe-what = { $kind }: { $measure } by { $dimension }, { $period }.
describe-what-unit = { $kind }: { $measure } by { $dimension }, { $period }, in { $unit }.
describe-series = { $count ->
    [one] One series: { $names }.
   *[other] { $count } series: { $names }.
}
describe-panels = One chart each for { $names }, all on one scale.
describe-panels-many = One chart each, from { $first } to { $last }, all on one scale.
describe-series-many = { $count } series, from { $first } to { $last }.

# Change from the first known step of time to the last.
describe-rose = Up from { $first } in { $from } to { $last } in { $to }
describe-fell = Down from { $first } in { $from } to { $last } in { $to }
describe-stayed = { $first } in { $from } and again in { $to }
describe-name-rose = { $name } rose from { $first } in { $from } to { $last } in { $to }
describe-name-fell = { $name } fell from { $first } in { $from } to { $last } in { $to }
describe-name-stayed = { $name } was { $first } in { $from } and the same in { $to }

# Extremes. `highest` and `lowest` are a step of time, a name, or a series and one of the two.
describe-extremes-time = The highest value is { $high } in { $highest }, the lowest { $low } in { $lowest }
describe-highest-time = The highest value is { $high } in { $highest }
describe-lowest-time = The lowest value is { $low } in { $lowest }
describe-name-extremes-time = { $name } was highest in { $highest } ({ $high }) and lowest in { $lowest } ({ $low })
describe-name-highest-time = { $name } was highest in { $highest } ({ $high })
describe-name-lowest-time = { $name } was lowest in { $lowest } ({ $low })
describe-overall-time = { $highs ->
    [one] The highest value is { $high } in { $highest }
   *[other] The highest value is { $high } ({ $highs } times)
}, { $lows ->
    [one] the lowest { $low } in { $lowest }
   *[other] the lowest { $low } ({ $lows } times)
}
describe-overall = { $highs ->
    [one] The highest of { $count } values is { $high } for { $highest }
   *[other] The highest of { $count } values is { $high } ({ $highs } times)
}, { $lows ->
    [one] the lowest { $low } for { $lowest }
   *[other] the lowest { $low } ({ $lows } times)
}

# A change with all values between its ends; all series from first to last; which of two series is the higher one.
describe-between = { $change }, with { $values } between them
describe-ends = From { $from } to { $to }: { $names }
describe-end = { $name } from { $first } to { $last }
describe-always-higher = At every step the value for { $high } is above that for { $low }
describe-higher = Of { $count } steps { $first } is higher in { $up }, { $second } in { $down }

# All rows of a heat map together, and the row that leads.
describe-together-time = All rows together are highest in { $highest } ({ $high }) and lowest in { $lowest } ({ $low })
describe-together = All rows together are highest for { $highest } ({ $high }) and lowest for { $lowest } ({ $low })
describe-leader = { $name } has the highest value in { $count } of { $all } columns

# Steps of time that the data do not cover to their end; cohorts of which somebody still serves.
describe-partial = { $count ->
    [one] { $names } is not over: its value is partial and marked with *
   *[other] { $names } are not over: their values are partial and marked with *
}
describe-open = { $count ->
    [one] { $names } is still in service: its value is not final and marked with *
   *[other] { $names } are still in service: their values are not final and marked with *
}
describe-name-bands = { $name }: most at { $highest } ({ $high }), fewest at { $lowest } ({ $low })
describe-name-extremes = { $name }: from { $low } for { $lowest } to { $high } for { $highest }
describe-place-time = { $category } for { $series }
describe-place = { $category }, { $series }

# Names with their values: all where they are few, else the highest ones and the lowest; the parts of a whole; the highest
# value of each row.
describe-each = The values are { $names }
describe-parts-of = { $whole } in all: { $names }
describe-valued = { $name } ({ $value })
describe-top = { $top ->
    [one] The highest of { $count } is { $names }
   *[other] The highest of { $count } are { $names }
}; { $ties ->
    [one] the lowest is { $lowest } ({ $low })
   *[other] { $ties } have the lowest, { $low }
}
describe-top-rest = { $top }; beside these { $names }
describe-row-peaks = Highest by row: { $peaks }
describe-panel-peaks = { $more ->
    [0] Highest in each chart: { $peaks }
   *[other] Highest in the first { $most } charts: { $peaks }
}
describe-row-peak = { $name }, { $value } for { $category }
describe-row-peak-time = { $name }, { $value } in { $category }

# Pairs: two periods, or two measures.
describe-pairs-periods = From { $first } to { $second }, { $up } of { $count } rose{ $down ->
    [0] { "" }
   *[other] , { $down } fell
}{ $same ->
    [0] { "" }
   *[other] , { $same } stayed the same
}
describe-pairs-periods-up = The largest rise is { $name }, from { $before } to { $now }
describe-pairs-periods-down = The largest fall is { $name }, from { $before } to { $now }
describe-pairs-measures = Of { $count } pairs { $first } has the larger number in { $down }, { $second } in { $up }{ $same ->
    [0] { "" }
   *[other] ; in { $same } both are equal
}
describe-pairs-measures-all = { $count ->
    [one] { $name } has the larger number in the only pair
   *[other] { $name } has the larger number in all { $count } pairs
}
describe-pairs-measures-up = Largest lead of { $second }: { $name }, { $now } against { $before }
describe-pairs-measures-down = Largest lead of { $first }: { $name }, { $before } against { $now }

describe-pair-periods = { $name } from { $before } to { $now }
describe-pair-measures = { $name }, { $before } against { $now }

describe-one = { $category }: { $value }
describe-name-one = { $name }: { $value } ({ $category })
describe-equal = { $count ->
    [2] Both values are { $value }
   *[other] All { $count } values are { $value }
}
describe-name-equal = { $name }: { $count ->
    [2] both values are { $value }
   *[other] all { $count } values are { $value }
}
describe-nothing = No value is available
describe-name-nothing = { $name }: no value is available

# Bullets: how many reach their target, and which fall short.
describe-met = { $met ->
    [1] { $met } of { $count } reaches its target
   *[other] { $met } of { $count } reach their target
}
describe-reached = { $more ->
    [0] Target reached (result / target): { $names }
   *[other] Target reached (result / target): { $names } and { $more } more
}
describe-short = { $more ->
    [0] Target not reached: { $names }
   *[other] Target not reached: { $names } and { $more } more
}
describe-short-one = { $category } ({ $value })
describe-short-more = { $names }, { $next }

# A line at one value: its own label.
describe-target = A line marks: { $label }

# Values that are not shown.
describe-hidden = { $count ->
    [one] One value is confidential and shown as [c]
   *[other] { $count } values are confidential and shown as [c]
}
describe-hidden-named = { $count ->
    [one] { $names } is confidential and shown as [c]
   *[other] { $names } are confidential and shown as [c]
}
describe-missing = { $count ->
    [one] One value is not available and shown as [x]
   *[other] { $count } values are not available and shown as [x]
}
describe-missing-named = { $count ->
    [one] { $names } is not available and shown as [x]
   *[other] { $names } are not available and shown as [x]
}

describe-clauses = { $first }; { $next }
describe-sentence = { $text }.

# A distance of the scale bar of a map; the space does not break.
map-kilometres = { $number }{"\u00A0"}km

# Timelines: titles where the author gives none, the word at the cut-off line, a year where its whole name does not fit.
timeline-title = From start to end, by { $dimension }
timeline-subtitle = By { $dimension }, { $period }
timeline-cut-off = Cut-off, { $date }
timeline-year-short = ’{ $year }

# A timeline in words.
describe-timeline = { $kind }: { $count ->
    [one] one row
   *[other] { $count } rows
} by { $dimension }, { $period }.
describe-timeline-row = { $name }: { $spans }
describe-timeline-span = { $phase } from { $from } to { $to }
describe-timeline-span-plain = { $from } to { $to }
describe-timeline-planned = After { $date } the bars are planned and drawn in outline
describe-timeline-first = The first is { $row }
describe-timeline-last = The last is { $row }
describe-timeline-length = { $phase } lasts { $least } to { $most } days
describe-timeline-length-same = { $most ->
    [one] { $phase } lasts one day
   *[other] { $phase } lasts { $most } days
}
describe-timeline-length-plain = The shortest lasts { $least } days, the longest { $most }
describe-timeline-in-phase = { $name } ({ $phase })
describe-timeline-now = { $count ->
    [one] On { $date } one row is under way
   *[other] On { $date } { $count } rows are under way
}: { $names }{ $more ->
    [0] { "" }
    [one] { " " }and one more
   *[other] { " " }and { $more } more
}
describe-timeline-none = On { $date } no row is under way
