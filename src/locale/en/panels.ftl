# Small charts side by side (`multiples`) that have several series each.

# One of the series of one of the charts.
panel-series = { $series } in { $panel }
