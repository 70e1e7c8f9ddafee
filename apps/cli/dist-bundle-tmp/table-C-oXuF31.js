import { t as displayWidth } from "./display-width-BSNP1WW6.js";
// apps/cli/dist/format/wrap.js
/**
* Breaks a text into lines of at most `width` columns, between words. A word that is longer stays whole; line breaks
* of the text are kept. Columns are counted as a terminal does: two for East Asian characters and emoji.
*/
function wrapText(text, width) {
	return text.split(/\r?\n/).flatMap((line) => displayWidth(line) <= width ? [line] : wrapLine(line, width));
}
function wrapLine(line, width) {
	const lines = [];
	let current = "";
	for (const word of line.split(/\s+/).filter((part) => part !== "")) {
		const extended = current === "" ? word : `${current} ${word}`;
		if (current !== "" && displayWidth(extended) > width) {
			lines.push(current);
			current = word;
		} else current = extended;
	}
	lines.push(current);
	return lines;
}
// apps/cli/dist/format/table.js
const gap = "    ";
/**
* A table without borders: columns as wide as their widest cell, aligned left, four spaces after every cell and one
* space after the last cell of the header. Each line ends with a line break.
*/
function formatTable(rows, layout = {}) {
	const { header, cellWidth = 30 } = layout;
	const brokenRows = rows.map((row) => row.map((cell) => wrapText(cell, cellWidth)));
	const columns = Math.max(header?.length ?? 0, ...rows.map((row) => row.length));
	const widths = Array.from({ length: columns }, (_, column) => Math.max(displayWidth(header?.[column] ?? ""), ...brokenRows.flatMap((row) => (row[column] ?? []).map((line) => displayWidth(line)))));
	const lines = brokenRows.flatMap((row) => tableLines(row, widths).map((line) => line + gap));
	if (header !== void 0) lines.unshift(`${tableLines(header.map((cell) => [cell]), widths).join("")} `);
	return lines.map((line) => `${line}\n`).join("");
}
/** The lines of one row, which has as many as its tallest cell. The last cell has no gap after it yet. */
function tableLines(row, widths) {
	const height = Math.max(1, ...row.map((cell) => cell.length));
	return Array.from({ length: height }, (_, line) => widths.map((width, column) => padEnd(row[column]?.[line] ?? "", width)).join(gap));
}
function padEnd(text, width) {
	return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
export { formatTable as t };
