# Words of the report's own parts: contents, figures, tables, tiles, cover, imprint.

contents = Contents
list-of-figures = Figures
list-of-tables = Tables
chapter-number = Chapter { $number }

figure-number = Figure { $number }
table-number = Table { $number }
page-number = page { $page }
link-to-page = { $title }, page { $page }

missing = [x]
suppressed = [c]
not-stated = not stated
other = Other
# Places with few people, counted by their district: all of its places, or those that are not named.
district-all = { $district } district
district-rest = Rest of { $district } district
total = Total
rank = Rank

enumeration = { $first } and { $last }
period-span = { $from } to { $to }
partial-period = { $period }, data to { $date }
partial-mark = { $label }*
partial-note = * Partial: data to { $date }.
open-note = * Still in service at the end of { $period }: not final.
note-and-sentence = { $note } { $sentence }
note-and-sentence-open = { $note }. { $sentence }
partial-end = Data to { $date }.
number-with-unit = { $number } { $unit }
number-in-points = { $number } pts
value-of-target = { $value } / { $target }
target-line = Target { $number }
attachment-facts = All numbers of this report, with their sources, as JSON
attachment-data = Data of { $name }: { $title }
column-head = { $label } ({ $unit })

bin = { $from }–{ $last }
bin-last = { $from }+
bin-under = under { $first }
bin-below = { $from }–<{ $next }

figure-title-neutral = { $measure } by { $dimension }
figure-subtitle = { $measure } by { $dimension }, { $period }
figure-subtitle-unit = { $measure } by { $dimension }, { $unit }, { $period }
figure-subtitle-n = { $subtitle }, n = { $number }
results-against-targets = Results against targets
measure-against-target = { $measure } against { $target }
source-line = Source: { $sources }, { $period }
source-line-public = Source: { $sources }, { $period } (public)
source-n = { $source }; n = { $number }

tile-change = { $change } against { $period } ({ $previous })
tile-no-previous = { $sign } against { $period }

table-continued = { $name } continued from page { $page }
table-continues = Continued on page { $page }
group-continued = { $group } (continued)
stacked-value = Value
stacked-label = { $head }: { $label }
note-suppressed = [c] confidential: a count of fewer than { $minimum } people, or one that would give such a count away
note-rounding = Shares are rounded one by one and may therefore not add up to 100%.
note-rounding-parts = Numbers are rounded one by one and may therefore not add up to their total.
note-missing = [x] not available
note-not-stated = { $dimension } not stated for { $number } of { $all }
note-not-stated-in = { $dimension } not stated for { $number } of { $all } in { $period }
note-left-out = { $measure }: { $number } of { $all } rows have no value and are left out
note-left-out-in = { $measure }: { $number } of { $all } rows in { $period } have no value and are left out

twill-row = { $value } in { $period }
twill-alt = Rows of slanted strokes, one row for each year. { $measure }: { $rows }.
twill-caption = { $count ->
    [one] One stroke is one person. { $measure }.
   *[other] One stroke is { $number } people. { $measure }.
}

imprint-title = About this report
imprint-organisation = Organization
imprint-period = Period
imprint-cut-off = Cut-off date
imprint-date = Date
imprint-data = Data
imprint-data-text = { $count ->
    [one] one file, SHA-256 { $hash }
   *[other] { $count } files, SHA-256 { $hash }
}
imprint-tool = Made with
imprint-access = Accessibility
imprint-access-text = Tagged for assistive technology (PDF/UA-1), made to last (PDF/A-2a); every chart has a description
imprint-type = Type
imprint-type-bundled = { $fonts } (SIL Open Font License)
imprint-licence = License
imprint-contact = Contact

field-grant_id = Grant
field-volunteer_id = Volunteer
field-activity_id = Activity
field-program_id = Program
field-indicator_id = Indicator
field-program-name = Program
field-program-sector = Sector
field-program-objective = Objective
field-place = Place
field-place-district = District
field-approved_on = Approved
field-start_date = Start
field-end_date = End
field-community_amount = Community share

## Notes and call-outs
footnote = Note { $number }
footnote-back = Back to the text, note { $number }
callout-note = Note
callout-tip = Tip
callout-important = Important
callout-warning = Warning
callout-caution = Caution

## Standard report
standard-further = Further figures and tables
standard-title = Annual report
standard-title-of = { $name }: annual report

## Tables
table-spark-year = { $year } { $value }
