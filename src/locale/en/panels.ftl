# Small charts side by side (`multiples`) that have several series each.

# One of the series of one of the charts.
panel-series = { $series } in { $panel }

# What they are called at the start of their description.
panels-kind = { $kind ->
    [grouped] { $count } small grouped bar charts
    [stacked] { $count } small stacked column charts
    [stacked100] { $count } small stacked charts of shares
    [slope] { $count } small slope charts
    [dumbbell] { $count } small dumbbell charts
    [pyramid] { $count } small population pyramids
    [bullet] { $count } small bullet charts
    [heatmap] { $count } small heat maps
    [diverging] { $count } small diverging bar charts
    [donut] { $count } small donut charts
    [histogram] { $count } small histograms
    [line] { $count } small line charts
    [area] { $count } small area charts
    [dot] { $count } small dot charts
    [column] { $count } small column charts
    [bar] { $count } small bar charts
   *[other] { $count } small charts
}
panels-names = One chart each for { $names }, all on one scale.
panels-names-series = One chart each for { $names }, all on one scale, with { $count ->
    [2] both { $series }
   *[other] { $count } series: { $series }
}.
panels-names-donut = One chart each for { $names }.

# What each of them says. `lead` stands once, before the first.
panels-lead = { $lead }: { $clause }
panels-lead-totals = Totals
panels-lead-pairs = Furthest apart by chart
panels-lead-answer = { $name } by chart
panels-ends = { $panel }, from { $low } for { $lowest } to { $high } for { $highest }
panels-range = { $panel }: from { $low } ({ $lowest }) to { $high } ({ $highest })
panels-equal = { $panel }: all values are { $high }
panels-whole = { $panel }: { $whole }, the largest part { $name } ({ $value })
panels-pair = { $panel }, { $name }, { $before } in { $first } and { $now } in { $second }
panels-pair-measures = { $panel }, { $name }, { $before } ({ $first }) and { $now } ({ $second })
panels-more = { $count ->
    [one] one more chart is in the table
   *[other] { $count } more charts are in the table
}

# A number of a chart: the series and the category.
panels-place = { $series }, { $category }

# Where the same number of two charts is furthest apart.
panels-differ-time = The charts differ most in { $place }: { $high } for { $highest } and { $low } for { $lowest }
panels-differ = The charts differ most for { $place }: { $high } for { $highest } and { $low } for { $lowest }
