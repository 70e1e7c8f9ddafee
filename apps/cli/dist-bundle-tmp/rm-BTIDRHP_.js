import { i as ApiError } from "./http-fetch-Dv6v8CNh.js";
import { n as connect } from "./server-client-ZBFaaNw0.js";
import { t as unload } from "./unload-Ir6vVvV-.js";
// apps/cli/dist/commands/rm.js
/** `puna rm MODEL...`: stops at the first model that can't be removed. */
const rm = async (context, models) => {
	const client = connect(context);
	for (const model of models) {
		await unload(client, model).catch((error) => {
			if (!(error instanceof ApiError)) throw error;
			if (error.status !== 404) context.stderr.write(`Warning: unable to stop model '${model}'\n`);
		});
		await client.ollama.delete({ model });
		context.stdout.write(`deleted '${model}'\n`);
	}
};
export { rm };
