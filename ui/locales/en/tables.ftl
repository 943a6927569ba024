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
