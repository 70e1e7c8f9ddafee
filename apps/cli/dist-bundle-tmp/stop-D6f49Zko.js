import { i as ApiError } from "./http-fetch-Dv6v8CNh.js";
import { n as connect } from "./server-client-ZBFaaNw0.js";
import { t as unload } from "./unload-Ir6vVvV-.js";
import { t as CommandError } from "./command-error-BDHdlMJO.js";
// apps/cli/dist/commands/stop.js
/** `puna stop MODEL`: unloads a model. Silent where all goes well. */
const stop = async (context, [model = ""]) => {
	const client = connect(context);
	try {
		await client.ollama.show({ model });
		await unload(client, model);
	} catch (error) {
		if (error instanceof ApiError && error.status === 404) throw new CommandError(`couldn't find model "${model}" to stop`, { cause: error });
		throw error;
	}
};
export { stop };
