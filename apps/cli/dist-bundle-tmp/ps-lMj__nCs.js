import { n as connect } from "./server-client-ZBFaaNw0.js";
import { t as formatRelativeTime } from "./relative-time-BqiQWhxz.js";
import { t as formatSize } from "./size-DwbZEj9W.js";
import { t as formatTable } from "./table-C-oXuF31.js";
// apps/cli/dist/format/processor.js
/** Where a loaded model lies: `100% CPU`, `100% GPU`, `52%/48% CPU/GPU`. Sizes in bytes, `onGpu` being a part of `size`. */
function formatProcessor(size, onGpu) {
	if (onGpu === 0) return "100% CPU";
	if (onGpu === size) return "100% GPU";
	if (onGpu > size || size === 0) return "Unknown";
	const onCpu = Math.round((size - onGpu) / size * 100);
	return `${onCpu}%/${100 - onCpu}% CPU/GPU`;
}
// apps/cli/dist/commands/ps.js
const twentyYears = 63072e7;
/** `puna ps [PREFIX]`: the loaded models. */
const ps = async (context, [prefix = ""]) => {
	const { models } = await connect(context).ollama.ps();
	const now = /* @__PURE__ */ new Date();
	const rows = models.filter((model) => model.name.startsWith(prefix)).map((model) => [
		model.name,
		model.digest.slice(0, 12),
		formatSize(model.size),
		formatProcessor(model.size, model.size_vram),
		String(model.context_length ?? 0),
		formatUntil(new Date(model.expires_at), now)
	]);
	context.stdout.write(formatTable(rows, { header: [
		"NAME",
		"ID",
		"SIZE",
		"PROCESSOR",
		"CONTEXT",
		"UNTIL"
	] }));
};
/** When a model is unloaded. Models that are kept for good expire centuries ahead. */
function formatUntil(expiry, now) {
	const left = expiry.getTime() - now.getTime();
	if (left < 0) return "Stopping...";
	return left > twentyYears ? "Forever" : formatRelativeTime(expiry, now);
}
export { ps };
