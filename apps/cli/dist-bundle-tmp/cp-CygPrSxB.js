import { n as connect } from "./server-client-ZBFaaNw0.js";
// apps/cli/dist/commands/cp.js
/** `puna cp SOURCE DESTINATION`. */
const cp = async (context, [source = "", destination = ""]) => {
	await connect(context).ollama.copy({
		source,
		destination
	});
	context.stdout.write(`copied '${source}' to '${destination}'\n`);
};
export { cp };
