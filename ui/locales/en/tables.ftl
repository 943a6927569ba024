# Table sets
scenarios-tables = Tables
set-title = Khoosheh: the table set
set-guide-rows = Each sheet is one table. The grey row has the names of the columns; leave it and the names of the sheets as they are. Write below it, add or delete whole rows.
set-guide-ids = Ids tie the tables together: small Latin letters, digits and single hyphens. Where an id is asked for that another sheet defines, a list offers those that are there.
set-guide-values = Write values, not formulas; no macros, no links to other files. Texts stand in both languages. A new cluster needs a rating under every sub-criterion and at least one city.
set-guide-import = Bring the file back on the page Scenarios, view Tables: first you see every change and every problem with its sheet, row and column; only then is it taken, as a whole or not at all.
set-refers = an id of the sheet { $table }
set-needed = must be filled
set-optional = may stay empty
tables-out = Take the tables out
tables-out-explain = One Excel workbook with all tables and their present values: a template to change and bring back, explained in Persian and English, with lists to choose from.
tables-download = All tables to fill in
tables-sets = Kept table sets
tables-served-name = The tables of this Khoosheh
tables-in-use = in use now
tables-use = Compute with these
tables-in = Bring tables in
tables-in-label = An xlsx workbook made from the template
tables-in-explain = Nothing changes before you have seen what would: every row added, removed or changed, and every problem with its sheet, row and column. It is taken as a whole or not at all, kept under a name, and can be undone.
tables-problems = Nothing was taken. { $count } places have to be mended first:
tables-problems-more = and { $count } more
tables-passed-over = Sheets that are no table and were not read: { $names }
tables-unchanged = This workbook says the same as the tables in use.
tables-first = The first differences:
tables-take = Take these tables
tables-nameless = imported tables
tables-taken = Computed from now on with: { $name }
tables-same = The tables say the same.
tables-differ = The tables differ. { $parts }.
tables-part = { $table }: { $told }
tables-more = { $count } more tables
tables-order = other order of the rows
tables-added = { $number ->
    [one] { $count } row added
   *[other] { $count } rows added
}
tables-removed = { $number ->
    [one] { $count } row removed
   *[other] { $count } rows removed
}
tables-changed = { $number ->
    [one] { $count } row changed
   *[other] { $count } rows changed
}
tables-table = Table
tables-row = Row
tables-column = Column
tables-whole = the whole row
tables-before = Before
tables-after = After
tables-other = Tables { $version }
tables-missing = The tables { $version } that this was made with are not kept here; it is computed with the present ones.
tables-refused-size = This file is larger than { $limit } MB; nothing was read.
tables-refused-unpacked = This workbook is larger than { $limit } MB when unpacked; nothing was read.
tables-refused-old = This is an old Office file, such as xls; save it as xlsx.
tables-refused-locked = This workbook is locked with a password; save it without one.
tables-refused-not-workbook = This file is no xlsx workbook, or is cut off.
tables-refused-macros = This workbook holds macros and is not opened; save it as xlsx without macros.
tables-refused-links = This workbook draws on other files or connections and is not opened; break the links and save it again.
tables-refused-embedded = This workbook holds embedded objects or controls and is not opened; remove them.
tables-refused-damaged = This workbook is damaged and cannot be read.
tables-refused-sheets = This workbook has more than { $limit } sheets.
tables-refused-no-tables = No sheet of this workbook is one of the tables; begin with the template.
story-tables = tables changed to the set { $version }
story-tables-served = back to the tables of this Khoosheh
opened-own-data = It is computed with the tables that it was made with ({ $version }), which are not those of this Khoosheh.
compare-other-tables = Made with other tables, compared here with the present ones: { $names }
trail-tables-kept = table set kept
tables-served-then = Tables of this Khoosheh on { $day }
