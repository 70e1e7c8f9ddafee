// apps/cli/dist/client/unload.js
/** Has the server unload a model as soon as no request uses it any more. */
async function unload({ ollama }, model) {
	await ollama.generate({
		model,
		prompt: "",
		keep_alive: 0,
		stream: false
	});
}
export { unload as t };
