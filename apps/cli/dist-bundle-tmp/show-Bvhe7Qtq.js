import { n as connect } from "./server-client-ZBFaaNw0.js";
import { n as UsageError } from "./command-error-BDHdlMJO.js";
import { t as formatTable } from "./table-C-oXuF31.js";
// apps/cli/dist/format/parameter-count.js
/** A number of parameters as `/api/show` writes it: `8.0B`, `134.52M`, `7M`, `512K`, `12`. */
function formatParameterCount(count) {
	if (count >= 1e9) return `${decimals(count / 1e9, 1)}B`;
	if (count >= 1e6) return `${decimals(count / 1e6, 2)}M`;
	if (count >= 1e3) return `${(count / 1e3).toFixed(0)}K`;
	return String(count);
}
function decimals(value, digits) {
	return Number.isInteger(value) ? String(value) : value.toFixed(digits);
}
// apps/cli/dist/format/general-number.js
/**
* A number as C's and Go's `%g` print it with just enough digits: plain from 0.0001 up to below a million, otherwise
* with an exponent of at least two digits (`8.030261248e+09`). Metadata values of a model are shown so.
*/
function formatGeneralNumber(value) {
	if (!Number.isFinite(value)) return String(value);
	const [mantissa = "0", exponentText = "0"] = value.toExponential().split("e");
	const exponent = Number(exponentText);
	if (exponent >= -4 && exponent < 6) return String(value);
	return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
// apps/cli/dist/show/metadata-value.js
/** Columns that a list may take, brackets and commas counted, before the rest of it is only counted. */
const listWidth = 10;
/** A metadata value of a model in one cell: numbers short, long lists cut to their first items. */
function formatMetadataValue(value) {
	if (Array.isArray(value)) return formatList(value.map((item) => formatMetadataValue(item)));
	if (typeof value === "number") return formatGeneralNumber(value);
	return typeof value === "string" ? value : JSON.stringify(value);
}
function formatList(items) {
	let width = 1;
	let shown = 0;
	for (const item of items) {
		width += item.length + (shown === 0 ? 0 : 2);
		if (shown > 0 && width > listWidth) break;
		shown += 1;
	}
	const rest = items.length - shown;
	return rest === 0 ? `[${items.join(" ")}]` : `[${items.slice(0, shown).join(" ")} ...+${rest} more]`;
}
// apps/cli/dist/show/model-information.js
/** Lines of licences and system messages are broken later than other cells. */
const textWidth = 100;
/** The sections that `puna show` prints. `verbose` adds metadata and tensors. */
function formatModelInformation(model, verbose) {
	return [
		section("Model", modelRows(model)),
		section("Capabilities", (model.capabilities ?? []).map((capability) => [capability])),
		section("Projector", projectorRows(model.projector_info)),
		section("Parameters", lines(model.parameters).map((line) => line.split(/\s+/))),
		verbose ? section("Metadata", metadataRows(model.model_info)) : "",
		verbose ? section("Tensors", tensorRows(model)) : "",
		section("System", firstLines(model.system), textWidth),
		section("License", firstLines(model.license), textWidth)
	].join("");
}
function section(title, rows, cellWidth = 30) {
	if (rows.length === 0) return "";
	const indented = rows.map((row) => ["", ...row]);
	return `  ${title}\n${formatTable(indented, { cellWidth })}\n`;
}
function modelRows({ details, model_info: metadata, requires }) {
	const architecture = metadata?.["general.architecture"];
	const name = typeof architecture === "string" ? architecture : details.family;
	return [
		["architecture", name],
		["parameters", details.parameter_size || formatCount(metadata?.["general.parameter_count"])],
		...numberRow("context length", metadata?.[`${name}.context_length`]),
		...numberRow("embedding length", metadata?.[`${name}.embedding_length`]),
		["quantization", details.quantization_level],
		...requires ? [["requires", requires]] : []
	];
}
function projectorRows(metadata) {
	if (metadata === void 0 || metadata === null) return [];
	const architecture = String(metadata["general.architecture"] ?? "");
	return [
		["architecture", architecture],
		["parameters", formatCount(metadata["general.parameter_count"])],
		...numberRow("embedding length", metadata[`${architecture}.vision.embedding_length`]),
		...numberRow("dimensions", metadata[`${architecture}.vision.projection_dim`])
	];
}
function formatCount(count) {
	return typeof count === "number" ? formatParameterCount(count) : "";
}
function numberRow(label, value) {
	return typeof value === "number" ? [[label, String(value)]] : [];
}
function metadataRows(metadata = {}) {
	return Object.keys(metadata).sort().map((key) => [key, formatMetadataValue(metadata[key])]);
}
function tensorRows({ tensors = [] }) {
	return tensors.map((tensor) => [
		tensor.name,
		tensor.type,
		`[${tensor.shape.join(" ")}]`
	]);
}
/** The first two lines that are not blank, and dots where there are more. */
function firstLines(text) {
	const all = lines(text);
	return [...all.slice(0, 2), ...all.length > 2 ? ["..."] : []].map((line) => [line]);
}
function lines(text = "") {
	return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
// apps/cli/dist/commands/show.js
/** What each selector prints. System and template are printed as they are, without a line break of our own. */
const selectors = {
	license: (model) => `${model.license ?? ""}\n`,
	modelfile: (model) => `${model.modelfile ?? ""}\n`,
	parameters: (model) => `${model.parameters ?? ""}\n`,
	system: (model) => model.system ?? "",
	template: (model) => model.template ?? ""
};
/** `puna show MODEL`: everything about a model in sections, or one field alone. */
const show = async (context, [model = ""], flags) => {
	const chosen = Object.keys(selectors).filter((name) => flags[name] === true);
	if (chosen.length > 1) throw new UsageError("only one of '--license', '--modelfile', '--parameters', '--system', or '--template' can be specified");
	const verbose = flags.verbose === true;
	const answer = await connect(context).ollama.show({
		model,
		...verbose && { verbose }
	});
	const select = selectors[chosen[0] ?? ""];
	const text = select?.(answer) ?? formatModelInformation(answer, verbose);
	context.stdout.write(text);
};
export { show };
