# Titles of figures: what the numbers show. Each has a long form and a short one, which stands where the long one has more than
# twelve words. They say what happened, never why.

finding-targets = { $met } of { $all } indicators reached their target in { $period }
finding-targets-short = { $met } of { $all } indicators reached their target

# Against the comparison period: in percent; by an amount, where the base is small or the number a rate; between two ends.
finding-rose-percent = { $name } rose { $change } to { $value } in { $period }
finding-rose-percent-short = { $name } rose { $change } to { $value }
finding-fell-percent = { $name } fell { $change } to { $value } in { $period }
finding-fell-percent-short = { $name } fell { $change } to { $value }
finding-rose-amount = { $name } rose by { $change } to { $value } in { $period }
finding-rose-amount-short = { $name } rose by { $change } to { $value }
finding-fell-amount = { $name } fell by { $change } to { $value } in { $period }
finding-fell-amount-short = { $name } fell by { $change } to { $value }
finding-rose-percent-against = { $name } rose { $change } to { $value } in { $period }, from { $against }
finding-rose-percent-against-short = { $name } rose { $change } from { $against } to { $period }
finding-fell-percent-against = { $name } fell { $change } to { $value } in { $period }, from { $against }
finding-fell-percent-against-short = { $name } fell { $change } from { $against } to { $period }
finding-rose-amount-against = { $name } rose by { $change } to { $value } in { $period }, from { $against }
finding-rose-amount-against-short = { $name } rose by { $change } from { $against } to { $period }
finding-fell-amount-against = { $name } fell by { $change } to { $value } in { $period }, from { $against }
finding-fell-amount-against-short = { $name } fell by { $change } from { $against } to { $period }
finding-rose-most = { $name } rose most, from { $before } to { $value } in { $period }
finding-rose-most-short = { $name } rose most, from { $before } to { $value }
finding-fell-most = { $name } fell most, from { $before } to { $value } in { $period }
finding-fell-most-short = { $name } fell most, from { $before } to { $value }

# The last step of a trend is above, or below, all others.
finding-peak = { $measure } reached { $value } in { $period }, the most since at least { $first }
finding-peak-short = { $measure } reached a high of { $value } in { $period }
finding-low = { $measure } fell to { $value } in { $period }, the lowest since at least { $first }
finding-low-short = { $measure } fell to a low of { $value } in { $period }

# The largest value: a step of time, the last one, a range, a name; of a grid also its row.
finding-largest-step = { $measure } peaked at { $value } in { $name }
finding-largest-step-short = { $measure }: most in { $name }, { $value }
finding-largest-step-cell = { $measure } peaked at { $value } in { $name } for { $series }
finding-largest-step-cell-short = { $measure }: most in { $name } for { $series }
finding-largest-last = { $measure } reached a high of { $value } in { $name }
finding-largest-last-short = { $measure }: most in { $name }, { $value }
finding-largest-bin = { $measure }: the most common { $dimension } is { $name }, with { $value }
finding-largest-bin-short = Most common { $dimension }: { $name }, with { $value } in { $period }
finding-largest-bin-cell = { $measure } peaked at { $value } for { $dimension } { $name }, { $series }
finding-largest-bin-cell-short = { $measure }: most for { $name }, { $series }
finding-largest-count = { $measure }: { $name } had the most, { $value } in { $period }
finding-largest-count-short = { $measure }: { $name } had the most, { $value }
finding-largest-count-cell = { $measure }: { $name }, { $series } had the most, { $value } in { $period }
finding-largest-count-cell-short = { $measure }: most for { $name }, { $series }
finding-largest-rate = { $measure }: { $name } had the highest, { $value } in { $period }
finding-largest-rate-short = { $measure }: { $name } had the highest, { $value }
finding-largest-rate-cell = { $measure }: { $name }, { $series } had the highest, { $value } in { $period }
finding-largest-rate-cell-short = { $measure }: highest for { $name }, { $series }

# A part of more than a half.
finding-share = { $measure }: { $name } made up { $share } in { $period }
finding-share-short = { $measure }: { $name } made up { $share }

# More than a half of the answers to a question are on one side of the scale; the short form names the end of that side.
finding-side = { $share } answered { $answers }: { $name }
finding-side-short = { $share } on the side of { $end }: { $name }
finding-answers = { $first } or { $last }
