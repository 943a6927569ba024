language = Language

page-priorities = Priorities
page-cluster = Cluster
page-certainty = How sure are we?
page-evidence = Data and evidence
page-method = Method
page-scenarios = Scenarios
page-cities = Cities

# Frame
address-repaired = Parts of the address could not be used and were left out: { $parts }
data-refused = The tables cannot be used
data-refused-hint = Nothing was loaded. Mend these places and start again:
see-evidence = See every rating and its evidence
too-hard = This method cannot rank these clusters: { $reason }

# Headline
of-hundred = { $score } of 100
lead-first = { $leader } leads with { $score }, { $gap } ahead of { $second }
lead-shared = { $names } share the first place with { $score }
lead-alone = { $leader } stands at { $score }
surety-overlap = The fuzzy intervals of the first two overlap ({ $low } to { $high } and { $second_low } to { $second_high }): the lead is not certain.
surety-apart = The fuzzy intervals of the first two do not meet ({ $low } to { $high } and { $second_low } to { $second_high }): the lead is clear.
surety-no-interval = This method gives no fuzzy interval, so nothing is said about how sure the lead is.
change-none = No place differs from the baseline.
change-places = Since the baseline: { $moves }.
change-leader = Since the baseline { $before } has lost the lead: { $moves }.
change-more = { $count } more
decided = { $inside_count ->
    [one] Of the { $all } put forward by the source study, { $inside } is among the first three here (places: { $places }).
   *[other] Of the { $all } put forward by the source study, { $inside } are among the first three here (places: { $places }).
}

# Ranking and map
axis-priority = priority, 0 to 100
axis-score = score of the method
lower-is-better = lower is better
hover-place = place { $place }, score { $score }
hover-interval = fuzzy interval { $low } to { $high }
hover-baseline = at the baseline: place { $place }
gulf-of-oman = Gulf of Oman
stand-in = drawn at the nearest town
position-derived = position derived, approximate
city-population = { $count } people (census 2016)
city-population-unknown = no census figure for 2016 at hand
tiles-attribution = © OpenStreetMap contributors
chart-failed = The picture could not be drawn; the table has the same content.
ranking-targets = Choose a cluster
map-targets = Choose a city
ranking-alt = Bar chart of the ranking. { $lead }.
map-alt = Map of Sistan and Baluchestan with the clusters at their cities; the first is drawn largest. { $lead }.
legend-size = mark size: from the last score (small) to the first (large)
legend-ghost = baseline
legend-whisker = fuzzy interval

# Tools
method = Method
method-help = How the places are computed; the Method page explains each.
filters = Filters
filters-count = Filters ({ $count })
filter-sector = Sector
filter-committee = Committee
filter-stage = Stage of the programme
filter-city = City
filters-clear = Clear all filters
filters-all = all
filters-note = Showing { $shown } of { $all } clusters; places are those among all.
filters-empty = No cluster passes all filters.
filters-empty-hint = Remove a filter to see the ranking again.
layers = Layers
layers-infrastructure = Infrastructure
layers-no-position = { $count } places have no known position and are not drawn.
tiles = Online map tiles
tiles-help = Off by default. Fetches pictures of the map from openstreetmap.org; everything else stays on this machine.
pin = Pin as baseline
pin-help = The ghosts and the change in places are then measured from the present weights.
unpin = Back to the default baseline
as-table = Table
as-table-help = The ranking as a table instead of bars.
select-hint = Choose a bar, a mark or a city to ask about it.
selected-cluster = { $name }: place { $place }
why-this-place = Why this place?
selected-city = { $name}: { $facts }

# Weight panel
weights-title = Fuzzy weights
weights-peak = Most likely weight of { $label }
weights-low = Lowest weight of { $label }
weights-high = Highest weight of { $label }
weights-peak-short = peak
weights-low-short = low
weights-high-short = high
weights-value = { $value }, { $share } of its group
weights-global-share = { $share } of the whole
weights-numbers = Numbers of { $label }: { $low }, { $peak }, { $high }
weights-lock = Hold the share of { $label }
weights-unlock = Release the share of { $label }
weights-presets = Ready sets of weights
weights-custom = own weights
weights-reset = Reset
weights-bad-number = A number from 0 to 100, low ≤ peak ≤ high.

# Tables
col-place = Place
col-cluster = Cluster
col-score = Score
col-low = Low
col-high = High
col-baseline = Place at baseline
col-change = Change
col-sector = Sector
unknown = not known
col-cities = Cities

# Steps back and forward
undo = Undo
undo-help = Take back the last step, on whichever page it was made
undo-nothing = There is no earlier step.
undone = Taken back: { $story }
redo = Redo
redo-help = Do again what was taken back
redo-nothing = Nothing was taken back.
redone = Done again: { $story }
not-kept = What you set is not being kept against a reload: { $reason }
moment = { $day }, { $clock } UTC
