/** How the figures of a measurement are summed up. */

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];

/** Median, least and most. */
export const shown = (numbers, digits = 0) => {
  const ordered = sorted(numbers);
  return `${median(ordered).toFixed(digits)} (${ordered[0].toFixed(digits)}–${ordered.at(-1).toFixed(digits)})`;
};

/** Slope of y over x by least squares. */
export function slope(points) {
  const mean = (pick) => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  const over = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return over / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
