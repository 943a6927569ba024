// The arithmetic of fuzzy weights, free of the page.
// A row is {id, peak, down, up, locked, share}: its triangle is
// (peak - down, peak, peak + up) clipped to 0..100. Distances are kept instead
// of feet so that a triangle pressed against an end gets its width back when
// it leaves. `share` is the fraction of its group that a locked row keeps.

const TOP = 100;
// A group whose peaks sum to nothing has no shares, so one unit must remain.
const LEAST_SUM = 1;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const round2 = (value) => Math.round(value * 100) / 100;

function triangleOf(row) {
  return [Math.max(0, row.peak - row.down), row.peak, Math.min(TOP, row.peak + row.up)];
}

function withTriangle(row, [low, peak, high]) {
  return { ...row, peak, down: peak - low, up: high - peak };
}

function scaled(row, factor) {
  return { ...row, peak: row.peak * factor, down: row.down * factor, up: row.up * factor };
}

function sharesOf(rows) {
  const whole = sum(rows.map((row) => row.peak));
  return rows.map((row) => (whole > 0 ? row.peak / whole : 0));
}

function freePeaks(rows, exceptId) {
  return sum(rows.filter((row) => !row.locked && row.id !== exceptId).map((row) => row.peak));
}

function canLock(rows, id) {
  return freePeaks(rows, id) >= LEAST_SUM;
}

function lowestPeak(rows, id) {
  return Math.max(0, LEAST_SUM - freePeaks(rows, id));
}

// Locked rows follow the free ones so that their share stays what it was:
// v = share / (1 - locked shares) * (sum of free peaks).
function keepLockedShares(rows) {
  const lockedShare = sum(rows.filter((row) => row.locked).map((row) => row.share));
  const whole = freePeaks(rows) / (1 - lockedShare);
  const kept = rows.map((row) =>
    row.locked && row.peak > 0 ? scaled(row, (row.share * whole) / row.peak) : row);
  const highest = Math.max(...kept.map((row) => row.peak));
  if (highest <= TOP) return kept;
  // Division leaves a peak a hair above the top; the cut brings it back exactly.
  return kept.map((row) => scaled(row, TOP / highest))
    .map((row) => ({ ...row, peak: Math.min(TOP, row.peak) }));
}

function movePeak(rows, id, peak) {
  const lowest = lowestPeak(rows, id);
  return keepLockedShares(rows.map((row) =>
    row.id === id ? { ...row, peak: clamp(peak, lowest, TOP) } : row));
}

function moveFoot(rows, id, foot, value) {
  return rows.map((row) => {
    if (row.id !== id) return row;
    return foot === "low"
      ? { ...row, down: row.peak - clamp(value, 0, row.peak) }
      : { ...row, up: clamp(value, row.peak, TOP) - row.peak };
  });
}

function moveHandle(rows, id, handle, value) {
  return handle === "peak" ? movePeak(rows, id, value) : moveFoot(rows, id, handle, value);
}

// Presets and reset leave locked rows their share; a group that they would
// leave empty stays as it is.
function takeTriangles(rows, triangles) {
  const taken = rows.map((row) =>
    row.locked || !triangles[row.id] ? row : withTriangle(row, triangles[row.id]));
  return freePeaks(taken) < LEAST_SUM ? rows : keepLockedShares(taken);
}

function setLock(rows, id, locked) {
  if (locked && !canLock(rows, id)) return rows;
  const shares = sharesOf(rows);
  return rows.map((row, i) => (row.id === id ? { ...row, locked, share: shares[i] } : row));
}

function sameTriangles(rows, triangles) {
  return rows.every((row) => {
    const wanted = triangles[row.id];
    return wanted && triangleOf(row).every((value, i) => Math.abs(value - wanted[i]) < 0.005);
  });
}

// A number of 0..100, or null.
function parseWeight(text) {
  const value = parseNumber(text);
  return value !== null && value <= TOP ? value : null;
}
