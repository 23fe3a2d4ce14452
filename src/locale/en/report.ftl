contents = Contents
list-of-figures = Figures
list-of-tables = Tables

figure-number = Figure { $number }
table-number = Table { $number }
page-number = page { $page }

points = pts
tile-change = { $change } against { $period } ({ $previous })
tile-no-previous = no figure for { $period }
missing = [x]
suppressed = [c]
other = Other
not-stated = not stated
total = Total
rank = Rank

table-continued = Table { $number } continued from page { $page }
table-continues = Continued on page { $page }
note-suppressed = [c] confidential: a count of fewer than { $minimum } people
note-missing = [x] not available

source-line = Source: { $sources }, { $period }
