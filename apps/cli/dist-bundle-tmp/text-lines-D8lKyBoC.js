// packages/protocol/dist/model-name/model-name.js
/** The parts that a name takes where its text leaves them out. */
const defaultNameParts = {
	scheme: "https",
	host: "registry.ollama.ai",
	namespace: "library",
	tag: "latest"
};
// packages/protocol/dist/model-name/invalid-model-name-error.js
/** A text is no model name. `text` holds what was given, cut to a length that is safe to log. */
var InvalidModelNameError = class extends Error {
	name = "InvalidModelNameError";
	code = "invalid-model-name";
	text;
	constructor(text) {
		super("invalid model name");
		this.text = text.slice(0, 200);
	}
};
// packages/protocol/dist/model-name/parse-model-name.js
/** What each part may hold. The first character is never a dot or dash, so no part is `..` or reads as an option. */
const partPatterns = {
	host: /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,349}$/,
	namespace: /^[A-Za-z0-9_][A-Za-z0-9_-]{0,79}$/,
	model: /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}$/,
	tag: /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}$/
};
/** A part that splitting can't make valid again: an empty side of a separator. */
const missingPart = "";
/**
* Reads `[scheme://][host/][namespace/]model[:tag]`.
*
* Spaces are not trimmed and a source suffix (`:local`) is not removed: see `stripSourceSuffix`.
*
* @throws InvalidModelNameError where the text is no name.
*/
function parseModelName(text) {
	const name = tryParseModelName(text);
	if (name === void 0) throw new InvalidModelNameError(text);
	return name;
}
/** Like `parseModelName`, but gives undefined where the text is no name. */
function tryParseModelName(text) {
	const name = split(text);
	return isValidModelName(name) ? name : void 0;
}
/** Whether every part keeps to its characters and lengths; for names that were put together by hand. */
function isValidModelName(name) {
	return partPatterns.host.test(name.host) && partPatterns.namespace.test(name.namespace) && partPatterns.model.test(name.model) && partPatterns.tag.test(name.tag);
}
/** Takes the text apart from the right; an empty side of a separator stays empty, so that the check refuses it. */
function split(text) {
	const { scheme, host, namespace, tag } = defaultNameParts;
	const [beforeTag, tagPart] = cutLast(text, text.lastIndexOf(":") > text.lastIndexOf("/") ? ":" : void 0);
	const [beforeModel, model] = cutLast(beforeTag, "/");
	const withTag = {
		scheme,
		host,
		namespace,
		model: model ?? beforeModel,
		tag: tagPart ?? tag
	};
	if (model === void 0) return withTag;
	const [beforeNamespace, namespacePart] = cutLast(beforeModel, "/");
	if (namespacePart === void 0) return {
		...withTag,
		namespace: beforeNamespace
	};
	const schemeEnd = beforeNamespace.indexOf("://");
	if (schemeEnd < 0) return {
		...withTag,
		namespace: namespacePart,
		host: beforeNamespace
	};
	return {
		...withTag,
		namespace: namespacePart,
		host: schemeEnd === 0 ? missingPart : beforeNamespace.slice(schemeEnd + 3),
		scheme: beforeNamespace.slice(0, schemeEnd)
	};
}
/** The text before and after the last separator; the second is undefined where there is none. */
function cutLast(text, separator) {
	const at = separator === void 0 ? -1 : text.lastIndexOf(separator);
	return at < 0 ? [text, void 0] : [text.slice(0, at), text.slice(at + 1)];
}
// packages/modelfile/dist/model-parameters.js
/**
* Every parameter that a Modelfile's PARAMETER and a request's `options` may set. Names and types are the original's;
* defaults are not here, since they belong to whoever runs the model.
*/
const modelParameters = {
	num_ctx: {
		type: "integer",
		when: "load"
	},
	num_batch: {
		type: "integer",
		when: "load"
	},
	num_gpu: {
		type: "integer",
		when: "load"
	},
	main_gpu: {
		type: "integer",
		when: "load"
	},
	use_mmap: {
		type: "boolean",
		when: "load"
	},
	num_thread: {
		type: "integer",
		when: "load"
	},
	draft_num_predict: {
		type: "integer",
		when: "load"
	},
	num_keep: {
		type: "integer",
		when: "request"
	},
	seed: {
		type: "integer",
		when: "request"
	},
	num_predict: {
		type: "integer",
		when: "request"
	},
	top_k: {
		type: "integer",
		when: "request"
	},
	top_p: {
		type: "float",
		when: "request"
	},
	min_p: {
		type: "float",
		when: "request"
	},
	typical_p: {
		type: "float",
		when: "request"
	},
	repeat_last_n: {
		type: "integer",
		when: "request"
	},
	temperature: {
		type: "float",
		when: "request"
	},
	repeat_penalty: {
		type: "float",
		when: "request"
	},
	presence_penalty: {
		type: "float",
		when: "request"
	},
	frequency_penalty: {
		type: "float",
		when: "request"
	},
	stop: {
		type: "strings",
		when: "request"
	}
};
/** Whether there is a parameter of this name. Names are case-sensitive. */
function isParameterName(name) {
	return Object.hasOwn(modelParameters, name);
}
/** Parameters of older Modelfiles that no longer do anything: they are skipped with a warning. */
const deprecatedParameters = [
	"penalize_newline",
	"low_vram",
	"f16_kv",
	"logits_all",
	"vocab_only",
	"use_mlock",
	"mirostat",
	"mirostat_tau",
	"mirostat_eta"
];
// packages/modelfile/dist/read-value.js
const tripleQuote = "\"\"\"";
/**
* Characters that are dropped from values: everything but letters, marks, digits, punctuation, symbols and the
* ordinary white space. A no-break space or a zero-width joiner is dropped too, as in the original.
*/
const dropped = /[^\p{L}\p{M}\p{N}\p{P}\p{S} \t\r\n]/gu;
/**
* Reads the value of an instruction.
*
* There are no escapes. A value that begins with quotes ends at the first line that ends with the same quotes;
* every other value ends with its line.
*
* @param first what follows the instruction on its own line.
* @param lines where the value may go on: `lines[at]` is the instruction's own line.
* @returns nothing where the closing quotes are missing.
*/
function readValue(first, lines, at) {
	let line = clean(first);
	const start = line.trim();
	const quote = quotesOf(start);
	if (quote === "") return {
		value: start,
		lineCount: 1
	};
	const pieces = [line];
	let closed = start.length >= 2 * quote.length && start.endsWith(quote);
	let next = at + 1;
	for (; !closed; next += 1) {
		const following = lines[next];
		if (following === void 0) return void 0;
		line = clean(following.text);
		pieces.push(lines[next - 1]?.end ?? "", line);
		closed = line.trimEnd().endsWith(quote);
	}
	return {
		value: pieces.join("").trim().slice(quote.length, -quote.length),
		lineCount: next - at
	};
}
function quotesOf(text) {
	if (text.startsWith(tripleQuote)) return tripleQuote;
	return text.startsWith("\"") ? "\"" : "";
}
function clean(text) {
	return text.replace(dropped, "");
}
// packages/modelfile/dist/text-lines.js
/** Splits a text so that nothing is lost. A text that ends with a newline has no empty line after it. */
function splitLines(text) {
	const lines = [];
	for (const match of text.matchAll(/([^\r\n]*)(\r\n|\r|\n)|[^\r\n]+$/g)) lines.push({
		text: match[1] ?? match[0],
		end: match[2] ?? ""
	});
	return lines;
}
export { modelParameters as a, tryParseModelName as c, isParameterName as i, InvalidModelNameError as l, readValue as n, isValidModelName as o, deprecatedParameters as r, parseModelName as s, splitLines as t, defaultNameParts as u };
