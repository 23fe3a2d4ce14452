# Words of the data notes and the glossary at the end of a report.

notes-title = Data notes
notes-sources = Sources of the numbers
notes-sources-text = Every number in this report is computed from the files below. The hash tells one version of a file from another.
notes-file = File
notes-rows = Rows
notes-rejected = Left out
notes-from = From
notes-to = To
notes-hash = SHA-256
notes-definitions = Definitions
notes-small-counts = Small counts
notes-small-counts-text = Counts of people below { $minimum } that are given for a group are not shown: [c] stands in their place, in charts, tables, sentences and attached files alike, and in the place of what is computed from them. Totals of the whole report are shown.
notes-small-counts-sensitive = Counts by { $columns } are shown from { $minimum } on.
notes-zeros = Zero is shown.
notes-small-counts-limits = What can be worked out by comparing reports of different years or groups that overlap is not protected.
notes-no-small-counts = No count is hidden, however small.
notes-rounding = Rounding and change
notes-rounding-text = Numbers are computed exactly and rounded once, when they are printed; a half is rounded away from zero. Rounded parts may therefore not add up to their total. Changes of percentages are given in percentage points (pts).
notes-percent-base = Shares and changes in percent whose base is a count below { $base } are not shown: [x] stands in their place.
notes-restated = Restated figures
notes-restated-text = These figures were published with another value in an earlier report.
notes-restated-what = Figure
notes-restated-then = Then
notes-restated-now = Now
notes-redefined = Changed definitions
notes-redefined-text = An earlier report defined these measures in other words.
notes-origins = Where each number comes from
notes-where = Figure or table
notes-files = From

glossary-title = Glossary
glossary-term = Term
glossary-meaning = Meaning
glossary-suppressed = confidential: a count of fewer than { $minimum } people, or a value computed from one
glossary-missing = not available
