import { n as connect } from "./server-client-ZBFaaNw0.js";
import { t as formatRelativeTime } from "./relative-time-BqiQWhxz.js";
import { t as formatSize } from "./size-DwbZEj9W.js";
import { t as formatTable } from "./table-C-oXuF31.js";
// apps/cli/dist/commands/list.js
/** `puna list [PREFIX]`: the models on the server, newest first. */
const list = async (context, [prefix = ""]) => {
	const { models } = await connect(context).ollama.list();
	const now = /* @__PURE__ */ new Date();
	const rows = models.filter((model) => model.name.toLowerCase().startsWith(prefix.toLowerCase())).map((model) => [
		model.name,
		model.digest.slice(0, 12),
		formatSize(model.size),
		formatRelativeTime(model.modified_at, now)
	]);
	context.stdout.write(formatTable(rows, { header: [
		"NAME",
		"ID",
		"SIZE",
		"MODIFIED"
	] }));
};
export { list };
