// apps/cli/dist/format/size.js
const units = [
	"B",
	"KB",
	"MB",
	"GB",
	"TB"
];
/**
* A number of bytes in decimal units, as the tables show it: `999 B`, `1 KB`, `1.5 KB`, `98 MB`, `4.7 GB`.
* From ten of a unit on the number is cut to a whole one; below that one decimal is shown unless it is whole.
*/
function formatSize(bytes) {
	let value = bytes;
	let index = 0;
	while (value >= 1e3 && index < units.length - 1) {
		value /= 1e3;
		index += 1;
	}
	return `${value >= 10 || Number.isInteger(value) ? String(Math.trunc(value)) : value.toFixed(1)} ${units[index]}`;
}
export { formatSize as t };
