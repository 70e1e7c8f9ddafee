import { n as __require, t as __commonJSMin } from "./rolldown-runtime-DegdyBIC.js";
import { a as readUnsigned, c as parseDuration, i as readSetting, n as readBoolean, o as InvalidDurationError, r as readDurationSetting, t as parseHostAddress } from "./host-address-wJbNbLxe.js";
import { a as modelParameters, c as tryParseModelName, i as isParameterName, l as InvalidModelNameError, n as readValue$1, o as isValidModelName, s as parseModelName, t as splitLines, u as defaultNameParts } from "./text-lines-D8lKyBoC.js";
import { createRequire } from "node:module";
import { fork } from "node:child_process";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { createReadStream, readFileSync } from "node:fs";
import { BlockList, isIP } from "node:net";
import { STATUS_CODES, ServerResponse, createServer } from "node:http";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { mkdir, open, readFile, readdir, rename, rm, rmdir, stat, utimes } from "node:fs/promises";
import { freemem, homedir, hostname, networkInterfaces } from "node:os";
import { createHash, randomInt, randomUUID } from "node:crypto";
import { Http2ServerRequest, constants } from "node:http2";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isUtf8 } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
// packages/protocol/dist/base64.js
const padding = "=".charCodeAt(0);
/**
* Where a text stops being base64 (standard alphabet, padded, line breaks allowed).
*
* @returns the index of the byte that is wrong, or undefined where the whole text is base64.
*/
function findBase64Error(text) {
	const plainLength = text.search(/[^A-Za-z0-9+/]/);
	const end = plainLength < 0 ? text.length : plainLength;
	const rest = text.slice(end);
	if (end % 4 === 0 && rest === "") return void 0;
	if (end % 4 === 2 && rest === "==" || end % 4 === 3 && rest === "=") return void 0;
	return findErrorByGroups(text);
}
/** The exact place, found by going through the groups of four characters. Only for texts that are not plain. */
function findErrorByGroups(text) {
	let inGroup = 0;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (isLineBreak(code)) continue;
		if (code === padding) return findPaddingError(text, at, inGroup);
		if (!isAlphabet(code)) return at;
		inGroup = (inGroup + 1) % 4;
	}
	return inGroup === 0 ? void 0 : text.length - inGroup;
}
/** Checks the padding whose first `=` stands at `at`, after `inGroup` characters of its group. */
function findPaddingError(text, at, inGroup) {
	if (inGroup < 2) return at;
	let next = skipLineBreaks(text, at + 1);
	if (inGroup === 2) {
		if (next >= text.length) return text.length;
		if (text.charCodeAt(next) !== padding) return next - 1;
		next = skipLineBreaks(text, next + 1);
	}
	return next < text.length ? next : void 0;
}
function skipLineBreaks(text, at) {
	let index = at;
	while (index < text.length && isLineBreak(text.charCodeAt(index))) index += 1;
	return index;
}
function isLineBreak(code) {
	return code === 10 || code === 13;
}
/** `A` to `Z`, `a` to `z`, `0` to `9`, `+`, `/`. */
function isAlphabet(code) {
	return code >= 65 && code <= 90 || code >= 97 && code <= 122 || code >= 47 && code <= 57 || code === 43;
}
// packages/protocol/dist/request-body-error.js
/** A request's body can't be used. The message is the text that goes to the client. */
var RequestBodyError = class extends Error {
	name = "RequestBodyError";
	code;
	/** With `invalid-field`: the path of the field, as in `messages.0.content`; empty where the whole body is wrong. */
	field;
	constructor(code, message, field) {
		super(message);
		this.code = code;
		this.field = field;
	}
};
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function joinValues(array, separator = "|") {
	return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
	const ratio = val / step;
	const roundedRatio = Math.round(ratio);
	const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
	if (Math.abs(ratio - roundedRatio) < tolerance) return 0;
	return ratio - roundedRatio;
}
const EVALUATING = /* @__PURE__*/ Symbol("evaluating");
function defineLazy(object, key, getter) {
	let value = void 0;
	Object.defineProperty(object, key, {
		get() {
			if (value === EVALUATING) return;
			if (value === void 0) {
				value = EVALUATING;
				value = getter();
			}
			return value;
		},
		set(v) {
			Object.defineProperty(object, key, { value: v });
		},
		configurable: true
	});
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
/**
* Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
*
* Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
*/
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
/**
* Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
*
* A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
*/
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
function esc(str) {
	return JSON.stringify(str);
}
function slugify(input) {
	return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject$2(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = /* @__PURE__*/ cached(() => {
	if (globalConfig.jitless) return false;
	if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) return false;
	try {
		new Function("");
		return true;
	} catch (_) {
		return false;
	}
});
function isPlainObject(o) {
	if (isObject$2(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject$2(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = /* @__PURE__*/ new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function stringifyPrimitive(value) {
	if (typeof value === "bigint") return value.toString() + "n";
	if (typeof value === "string") return `"${value}"`;
	return `${value}`;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
const BIGINT_FORMAT_RANGES = {
	int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
	uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")]
};
function pick(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".pick() cannot be used on object schemas containing refinements");
	const newShape = {};
	mirrorShape(newShape, schema, maskedKeys(schema, mask));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function maskedKeys(schema, mask) {
	const raw = sourceShape(schema);
	const keys = [];
	for (const key of Reflect.ownKeys(mask)) {
		if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) throw new Error(`Unrecognized key: "${String(key)}"`);
		if (mask[key]) keys.push(key);
	}
	return keys;
}
function omit(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".omit() cannot be used on object schemas containing refinements");
	const omitted = new Set(maskedKeys(schema, mask));
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function extend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to extend: expected a plain object");
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) {
		const existingShape = sourceShape(schema);
		for (const key of Reflect.ownKeys(shape)) if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
	}
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function safeExtend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to safeExtend: expected a plain object");
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
	if (!b?._zod?.def) throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
	if (a._zod.def.checks?.length) throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
	const newShape = {};
	mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
	mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
	return clone(a, mergeDefs(a._zod.def, {
		shape: newShape,
		get catchall() {
			return b._zod.def.catchall;
		},
		checks: b._zod.def.checks ?? []
	}));
}
function partial(Class, schema, mask, name = "partial") {
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class && ((value, key) => selected && !selected.has(key) ? value : new Class({
		type: "optional",
		innerType: value
	})));
	return clone(schema, mergeDefs(schema._zod.def, {
		shape: newShape,
		checks: []
	}));
}
function required(Class, schema, mask) {
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => selected && !selected.has(key) ? value : new Class({
		type: "nonoptional",
		innerType: value
	}));
	return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function parsedType(data) {
	const t = typeof data;
	switch (t) {
		case "number": return Number.isNaN(data) ? "nan" : "number";
		case "object": {
			if (data === null) return "null";
			if (Array.isArray(data)) return "array";
			const obj = data;
			if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
		}
	}
	return t;
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
/**
* Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
*
* Call this from a `proto` initializer, which runs once per prototype — never per instance.
*/
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
/* @__NO_SIDE_EFFECTS__ */
function derived(computes, table) {
	for (const key in computes) {
		const compute = computes[key];
		Object.defineProperty(table, key, {
			configurable: true,
			enumerable: true,
			get() {
				return own(this, key, compute(this));
			},
			set(value) {
				own(this, key, value);
			}
		});
	}
	return table;
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
/**
* Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
* constructor, computed from the internals object itself and cached there on
* first read. One accessor per constructor rather than one per instance.
*/
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
/**
* Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
* data property. One accessor per constructor rather than one per instance, because an own accessor
* puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
*/
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/core.js
var _a$3;
/** A special constant with type `never` */
const NEVER = /*@__PURE__*/ Object.freeze({ status: "aborted" });
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
/* @__NO_SIDE_EFFECTS__ */
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a$3 = globalThis).__zod_globalConfig ?? (_a$3.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer$1 = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodError = /* @__PURE__ */ $constructor("$ZodError", initializer$1);
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
* ("toString", "constructor") would otherwise read through to the prototype, and assigning
* "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
	if (!Object.prototype.hasOwnProperty.call(obj, key)) {
		if (key === "__proto__") Object.defineProperty(obj, key, {
			value: make(),
			writable: true,
			enumerable: true,
			configurable: true
		});
		else obj[key] = make();
	}
	return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
	const fieldErrors = {};
	const formErrors = [];
	for (const sub of error.issues) if (sub.path.length > 0) node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
	else formErrors.push(mapper(sub));
	return {
		formErrors,
		fieldErrors
	};
}
function formatError(error, mapper = (issue) => issue.message) {
	const fieldErrors = { _errors: [] };
	const processError = (error, path = []) => {
		for (const issue of error.issues) if (issue.code === "invalid_union" && issue.errors.length) issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
		else if (issue.code === "invalid_key") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else if (issue.code === "invalid_element") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else {
			const fullpath = [...path, ...issue.path];
			if (fullpath.length === 0) fieldErrors._errors.push(mapper(issue));
			else {
				let curr = fieldErrors;
				let i = 0;
				while (i < fullpath.length) {
					const el = fullpath[i];
					const terminal = i === fullpath.length - 1;
					if (el === "_errors") {
						if (terminal) curr._errors.push(mapper(issue));
						i++;
						continue;
					}
					if (!Object.prototype.hasOwnProperty.call(curr, el)) Object.defineProperty(curr, el, {
						value: { _errors: [] },
						enumerable: true,
						writable: true,
						configurable: true
					});
					const node = curr[el];
					if (terminal) node._errors.push(mapper(issue));
					curr = node;
					i++;
				}
			}
		}
	};
	processError(error);
	return fieldErrors;
}
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
	return {
		callee: params?.callee ?? callee,
		Err: params?.Err
	};
}
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
const validate = ((schema, value, _ctx) => {
	const validator = schema._zod.bag.validator;
	if (validator !== void 0) {
		if (validator(value) !== COMPILE_INVALID) return true;
		if (validator.definite === true && _ctx === void 0) return false;
	}
	return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
	const ctx = _ctx ? {
		..._ctx,
		async: false,
		abortEarly: true
	} : {
		async: false,
		abortEarly: true
	};
	const fallbackRun = schema._zod.bag.fallbackRun;
	let result;
	if (fallbackRun) {
		ctx[COMPILE_FALLBACK] = true;
		result = fallbackRun({
			value,
			issues: []
		}, ctx);
	} else result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length === 0;
}
const validateAsync$1 = async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true,
		abortEarly: true
	} : {
		async: true,
		abortEarly: true
	};
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length === 0;
};
const _encode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return parse(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		return parse(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _encodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return await parseAsync(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _safeEncode = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParse(_Err)(schema, value, ctx);
};
const _safeDecode = (_Err) => (schema, value, _ctx) => {
	return _safeParse(_Err)(schema, value, _ctx);
};
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParseAsync(_Err)(schema, value, ctx);
};
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
	return _safeParseAsync(_Err)(schema, value, _ctx);
};
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/regexes.js
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
	return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
*
* @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
	if (!version) return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
	return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
const _emoji$1 = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
	return new RegExp(_emoji$1, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
const httpProtocol = /^https?$/;
const e164 = /^\+[1-9]\d{6,14}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
* esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
* will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function anchor(source) {
	return new RegExp(`^${source}$`);
}
const date = /*@__PURE__*/ anchor(dateSource);
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function time(args) {
	return new RegExp(`^${timeSource(args)}$`);
}
function datetime(args) {
	const opts = ["Z"];
	if (args.offset) opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
	const qualified = `${timeSource({
		precision: args.precision,
		seconds: true
	})}(?:${opts.join("|")})`;
	const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
	return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
const anyString = /^[\s\S]{0,}$/;
const integer = /^-?\d+$/;
const number$1 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
const lowercase = /^[^A-Z]*$/;
const uppercase = /^[^a-z]*$/;
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/checks.js
const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckLessThan = /*@__PURE__*/ $constructor("$ZodCheckLessThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_big",
			maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMultipleOf = /*@__PURE__*/ $constructor("$ZodCheckMultipleOf", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		if (typeof payload.value !== typeof def.value) throw new Error("Cannot mix number and bigint in multiple_of check.");
		if (typeof payload.value === "bigint" ? def.value !== BigInt(0) && payload.value % def.value === BigInt(0) : floatSafeRemainder(payload.value, def.value) === 0) return;
		payload.issues.push({
			origin: typeof payload.value,
			code: "not_multiple_of",
			divisor: def.value,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLengthEquals = /*@__PURE__*/ $constructor("$ZodCheckLengthEquals", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
		if (length === def.length) return;
		const origin = getLengthableOrigin(input);
		const tooBig = length > def.length;
		payload.issues.push({
			origin,
			...tooBig ? {
				code: "too_big",
				maximum: def.length
			} : {
				code: "too_small",
				minimum: def.length
			},
			inclusive: true,
			exact: true,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLowerCase = /*@__PURE__*/ $constructor("$ZodCheckLowerCase", (inst, def) => {
	def.pattern ?? (def.pattern = lowercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = /*@__PURE__*/ $constructor("$ZodCheckUpperCase", (inst, def) => {
	def.pattern ?? (def.pattern = uppercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = /*@__PURE__*/ $constructor("$ZodCheckIncludes", (inst, def) => {
	$ZodCheck.init(inst, def);
	const escapedRegex = escapeRegex(def.includes);
	def.pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
	inst._zod.check = (payload) => {
		if (payload.value.includes(def.includes, def.position)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "includes",
			includes: def.includes,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStartsWith = /*@__PURE__*/ $constructor("$ZodCheckStartsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.startsWith(def.prefix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "starts_with",
			prefix: def.prefix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckEndsWith = /*@__PURE__*/ $constructor("$ZodCheckEndsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.endsWith(def.suffix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "ends_with",
			suffix: def.suffix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckOverwrite = /*@__PURE__*/ $constructor("$ZodCheckOverwrite", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		payload.value = def.tx(payload.value);
	};
});
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/doc.js
var Doc = class {
	constructor(args = [], closed = {}) {
		this.content = [];
		this.indent = 0;
		this.args = args;
		this.closed = closed;
	}
	indented(fn) {
		this.indent += 1;
		try {
			fn(this);
		} finally {
			this.indent -= 1;
		}
	}
	write(arg) {
		if (typeof arg === "function") {
			arg(this, { execution: "sync" });
			arg(this, { execution: "async" });
			return;
		}
		const lines = arg.split("\n").filter((x) => x);
		const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
		const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
		for (const line of dedented) this.content.push(line);
	}
	compile() {
		const F = Function;
		const content = this?.content ?? [``];
		return new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`)(...Object.values(this.closed));
	}
};
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/versions.js
const version$1 = {
	major: 4,
	minor: 6,
	patch: 7
};
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/schemas.js
const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version$1;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	$ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ $constructor("$ZodGUID", (inst, def) => {
	def.pattern ?? (def.pattern = guid);
	$ZodStringFormat.init(inst, def);
});
const $ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
	if (def.version) {
		const v = {
			v1: 1,
			v2: 2,
			v3: 3,
			v4: 4,
			v5: 5,
			v6: 6,
			v7: 7,
			v8: 8
		}[def.version];
		if (v === void 0) throw new Error(`Invalid UUID version: "${def.version}"`);
		def.pattern ?? (def.pattern = uuid(v));
	} else def.pattern ?? (def.pattern = uuid());
	$ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ $constructor("$ZodEmail", (inst, def) => {
	def.pattern ?? (def.pattern = email);
	$ZodStringFormat.init(inst, def);
});
function canParseURL(input) {
	try {
		if (typeof URL !== "undefined" && typeof URL.canParse === "function") return URL.canParse(input);
		new URL(input);
		return true;
	} catch {
		return false;
	}
}
function validateURL(trimmed, def) {
	if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) return canParseURL(trimmed) || 2;
	return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
	if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
	try {
		if (typeof URL !== "undefined") {
			const URLStatic = URL;
			if (typeof URLStatic.parse === "function") return URLStatic.parse(trimmed) ?? 2;
		}
		return new URL(trimmed);
	} catch {
		return 2;
	}
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
	return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
	hostname.lastIndex = 0;
	return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
	protocol.lastIndex = 0;
	return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ $constructor("$ZodURL", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		try {
			const trimmed = payload.value.trim();
			const url = validateURL(trimmed, def);
			if (url === 1) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					note: "Invalid URL format",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === 2) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === true) {
				payload.value = stripTabAndNewline(trimmed);
				return;
			}
			if (def.hostname && !urlHostnameOk(url, def.hostname)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid hostname",
				pattern: def.hostname.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			if (def.protocol && !urlProtocolOk(url, def.protocol)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid protocol",
				pattern: def.protocol.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
			return;
		} catch (_) {
			payload.issues.push({
				code: "invalid_format",
				format: "url",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		}
	};
});
const $ZodEmoji = /*@__PURE__*/ $constructor("$ZodEmoji", (inst, def) => {
	def.pattern ?? (def.pattern = emoji());
	$ZodStringFormat.init(inst, def);
});
const $ZodNanoID = /*@__PURE__*/ $constructor("$ZodNanoID", (inst, def) => {
	if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1)) throw new Error(`Invalid nanoid length: ${def.length}`);
	def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
	$ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const $ZodCUID = /*@__PURE__*/ $constructor("$ZodCUID", (inst, def) => {
	def.pattern ?? (def.pattern = cuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = /*@__PURE__*/ $constructor("$ZodCUID2", (inst, def) => {
	def.pattern ?? (def.pattern = cuid2);
	$ZodStringFormat.init(inst, def);
});
const $ZodULID = /*@__PURE__*/ $constructor("$ZodULID", (inst, def) => {
	def.pattern ?? (def.pattern = ulid);
	$ZodStringFormat.init(inst, def);
});
const $ZodXID = /*@__PURE__*/ $constructor("$ZodXID", (inst, def) => {
	def.pattern ?? (def.pattern = xid);
	$ZodStringFormat.init(inst, def);
});
const $ZodKSUID = /*@__PURE__*/ $constructor("$ZodKSUID", (inst, def) => {
	def.pattern ?? (def.pattern = ksuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = /*@__PURE__*/ $constructor("$ZodISODateTime", (inst, def) => {
	def.pattern ?? (def.pattern = datetime(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
	def.pattern ?? (def.pattern = date);
	$ZodStringFormat.init(inst, def);
});
const $ZodISOTime = /*@__PURE__*/ $constructor("$ZodISOTime", (inst, def) => {
	def.pattern ?? (def.pattern = time(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODuration = /*@__PURE__*/ $constructor("$ZodISODuration", (inst, def) => {
	def.pattern ?? (def.pattern = duration);
	$ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = /*@__PURE__*/ $constructor("$ZodIPv4", (inst, def) => {
	def.pattern ?? (def.pattern = ipv4);
	$ZodStringFormat.init(inst, def);
});
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
	if (!ipv6Alphabet.test(value)) return false;
	return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ $constructor("$ZodIPv6", (inst, def) => {
	def.pattern ?? (def.pattern = ipv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidIPv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "ipv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCIDRv4 = /*@__PURE__*/ $constructor("$ZodCIDRv4", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv4);
	$ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
	const parts = value.split("/");
	if (parts.length !== 2) return false;
	const [address, prefix] = parts;
	if (!prefix) return false;
	const prefixNum = Number(prefix);
	if (`${prefixNum}` !== prefix) return false;
	if (prefixNum < 0 || prefixNum > 128) return false;
	return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ $constructor("$ZodCIDRv6", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidCIDRv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "cidrv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
function isValidBase64(data) {
	if (data === "") return true;
	if (/\s/.test(data)) return false;
	if (data.length % 4 !== 0) return false;
	try {
		atob(data);
		return true;
	} catch {
		return false;
	}
}
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ $constructor("$ZodBase64", (inst, def) => {
	def.pattern ?? (def.pattern = base64Charset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
	if (!base64urlCharset.test(data)) return false;
	const base64 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
	return isValidBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
}
const $ZodBase64URL = /*@__PURE__*/ $constructor("$ZodBase64URL", (inst, def) => {
	def.pattern ?? (def.pattern = base64urlCharset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64URL(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64url",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodE164 = /*@__PURE__*/ $constructor("$ZodE164", (inst, def) => {
	def.pattern ?? (def.pattern = e164);
	$ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
	try {
		const tokensParts = token.split(".");
		if (tokensParts.length !== 3) return false;
		const [header] = tokensParts;
		if (!header) return false;
		const parsedHeader = JSON.parse(atob(header));
		if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT") return false;
		if (!parsedHeader.alg) return false;
		if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm)) return false;
		return true;
	} catch {
		return false;
	}
}
const $ZodJWT = /*@__PURE__*/ $constructor("$ZodJWT", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidJWT(payload.value, def.alg)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "jwt",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject = isObject$2;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
const $ZodObjectJIT = /*@__PURE__*/ $constructor("$ZodObjectJIT", (inst, def) => {
	$ZodObject.init(inst, def);
	const superParse = inst._zod.parse;
	const _normalized = cached(() => normalizeDef(def));
	const memo = globalConfig.memoizer;
	const generateFastpass = (shape) => {
		const normalized = _normalized.value;
		const syms = normalized.symbolKeys;
		const doc = new Doc(["payload", "ctx"], {
			shape,
			inst,
			memo,
			syms
		});
		const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
		const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
		doc.write(`const input = payload.value;`);
		const ids = Object.create(null);
		let counter = 0;
		for (const key of normalized.allKeys) ids[key] = `key_${counter++}`;
		doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
		for (const key of normalized.allKeys) {
			if (key === "__proto__") continue;
			const id = ids[key];
			const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
			const isPresent = `${k} in input`;
			const schema = shape[key];
			const optin = schema?._zod?.optin;
			const isOptionalIn = optin !== void 0;
			const isOptionalOut = schema?._zod?.optout === "optional";
			doc.write(`const ${id} = ${parseStr(k)};`);
			if (isOptionalIn && isOptionalOut) {
				const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
				doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
			} else if (!isOptionalIn) doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
			else {
				doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
				if (optin === "defaulted") doc.write(`newResult[${k}] = ${id}.value;`);
				else doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
			}
		}
		doc.write(`payload.value = newResult;`);
		doc.write(`return payload;`);
		return doc.compile();
	};
	let fastpass;
	const isObject = isObject$2;
	const jit = !globalConfig.jitless;
	const fastEnabled = jit && allowsEval.value;
	const catchall = def.catchall;
	let value;
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
			if (!fastpass) fastpass = generateFastpass(def.shape);
			payload = fastpass(payload, ctx);
			if (!catchall) return payload;
			return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
		}
		return superParse(payload, ctx);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
const $ZodIntersection = /*@__PURE__*/ $constructor("$ZodIntersection", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		const left = def.left._zod.run({
			value: input,
			issues: []
		}, ctx);
		const right = def.right._zod.run({
			value: input,
			issues: []
		}, ctx);
		if (left instanceof Promise || right instanceof Promise) return Promise.all([left, right]).then(([left, right]) => {
			return handleIntersectionResults(payload, left, right);
		});
		return handleIntersectionResults(payload, left, right);
	};
});
function mergeValues(a, b) {
	if (a === b) return {
		valid: true,
		data: a
	};
	if (a instanceof Date && b instanceof Date && +a === +b) return {
		valid: true,
		data: a
	};
	if (isPlainObject(a) && isPlainObject(b)) {
		const bKeys = Object.keys(b);
		const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
		const newObj = {
			...a,
			...b
		};
		if (Object.prototype.hasOwnProperty.call(newObj, "__proto__")) delete newObj.__proto__;
		for (const key of sharedKeys) {
			if (key === "__proto__") continue;
			const sharedValue = mergeValues(a[key], b[key]);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
			};
			newObj[key] = sharedValue.data;
		}
		return {
			valid: true,
			data: newObj
		};
	}
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return {
			valid: false,
			mergeErrorPath: []
		};
		const newArray = [];
		for (let index = 0; index < a.length; index++) {
			const itemA = a[index];
			const itemB = b[index];
			const sharedValue = mergeValues(itemA, itemB);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
			};
			newArray.push(sharedValue.data);
		}
		return {
			valid: true,
			data: newArray
		};
	}
	return {
		valid: false,
		mergeErrorPath: []
	};
}
function handleIntersectionResults(result, left, right) {
	const unrecKeys = /* @__PURE__ */ new Map();
	let unrecIssue;
	const keyIssues = /* @__PURE__ */ new Map();
	const collect = (iss, side) => {
		let keys;
		if (iss.code === "unrecognized_keys" && !iss.path?.length) {
			unrecIssue ?? (unrecIssue = iss);
			keys = iss.keys;
		} else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
			const k = String(iss.path[0]);
			if (!keyIssues.has(k)) keyIssues.set(k, iss);
			keys = [k];
		} else return false;
		for (const k of keys) {
			if (!unrecKeys.has(k)) unrecKeys.set(k, {});
			unrecKeys.get(k)[side] = true;
		}
		return true;
	};
	for (const iss of left.issues) if (!collect(iss, "l")) result.issues.push(iss);
	for (const iss of right.issues) if (!collect(iss, "r")) result.issues.push(iss);
	const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
	if (bothKeys.length) {
		const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
		if (aggregated.length) result.issues.push({
			...unrecIssue,
			keys: aggregated
		});
		for (const k of bothKeys) if (!aggregated.includes(k) && keyIssues.has(k)) result.issues.push(keyIssues.get(k));
	}
	const merged = mergeValues(left.value, right.value);
	if (!merged.valid) {
		if (aborted(result)) return result;
		throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
	}
	result.value = merged.data;
	return result;
}
const $ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = /* @__PURE__ */ new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$1.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
	inst._zod.parse = (payload, ctx) => {
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) {
			payload.value = def.defaultValue;
			/**
			* $ZodDefault returns the default value immediately in forward direction.
			* It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
			return payload;
		}
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
		return handleDefaultResult(result, def);
	};
});
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) payload.value = def.defaultValue;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => {
		const v = zod.def.innerType._zod.values;
		return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleNonOptionalResult(result, inst));
		return handleNonOptionalResult(result, inst);
	};
});
function handleNonOptionalResult(payload, inst) {
	if (!payload.issues.length && payload.value === void 0) payload.issues.push({
		code: "invalid_type",
		expected: "nonoptional",
		input: payload.value,
		inst
	});
	return payload;
}
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodReadonly = /*@__PURE__*/ $constructor("$ZodReadonly", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then(handleReadonlyResult);
		return handleReadonlyResult(result);
	};
});
function handleReadonlyResult(payload) {
	if (!payload.memo) payload.value = Object.freeze(payload.value);
	return payload;
}
const $ZodLazy = /*@__PURE__*/ $constructor("$ZodLazy", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazy(inst._zod, "innerType", () => {
		const d = def;
		if (!d._cachedInner) d._cachedInner = def.getter();
		return d._cachedInner;
	});
	defineLazyInternal(inst, "pattern", (zod) => zod.innerType?._zod?.pattern);
	defineLazyInternal(inst, "propValues", (zod) => zod.innerType?._zod?.propValues);
	defineLazyInternal(inst, "optin", (zod) => zod.innerType?._zod?.optin ?? void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.innerType?._zod?.optout ?? void 0);
	inst._zod.parse = (payload, ctx) => {
		return inst._zod.innerType._zod.run(payload, ctx);
	};
});
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
	constructor() {
		super(`Cannot parse a reference cycle that closes through a transform`);
		this.name = "ZodCyclicError";
	}
};
/** Keyed off the context object every schema in one parse call already shares. */
const STATE = "~memo";
const NO_ISSUES = [];
function isRef(value) {
	return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
	return issues.map((iss) => iss.path ? {
		...iss,
		path: iss.path.slice()
	} : { ...iss });
}
const recursive = /*@__PURE__*/ new WeakMap();
/** What the walk established, in order of certainty: ordered so the strongest answer among children wins. */
const NONE = 0;
const ASSUMED = 1;
const PROVEN = 2;
/** Whether this schema's subtree contains a cycle, so one parse can re-enter it. */
function isRecursive(inst, stack, resolve) {
	const cached = recursive.get(inst);
	if (cached !== void 0) return cached ? PROVEN : NONE;
	if (stack.has(inst)) return PROVEN;
	stack.add(inst);
	let result = NONE;
	const check = (child) => {
		if (result !== PROVEN && child?._zod) {
			const answer = isRecursive(child, stack, resolve);
			if (answer > result) result = answer;
		}
	};
	const shape = (sh, spread) => {
		let answer = NONE;
		for (const key of Reflect.ownKeys(sh)) {
			const desc = Object.getOwnPropertyDescriptor(sh, key);
			if (spread && !desc.enumerable) continue;
			const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
			if (child > answer) answer = child;
		}
		return answer;
	};
	const merge = (answer) => {
		if (answer > result) result = answer;
	};
	const def = inst._zod.def;
	switch (def.type) {
		case "object": {
			const raw = rawShape(def);
			merge(raw ? shape(raw, true) : ASSUMED);
			check(def.catchall);
			break;
		}
		case "array":
			check(def.element);
			break;
		case "tuple":
			for (const el of def.items) check(el);
			check(def.rest);
			break;
		case "record":
		case "map":
			check(def.keyType);
			check(def.valueType);
			break;
		case "set":
			check(def.valueType);
			break;
		case "union":
			for (const el of def.options) check(el);
			break;
		case "intersection":
			check(def.left);
			check(def.right);
			break;
		case "optional":
		case "nullable":
		case "default":
		case "prefault":
		case "catch":
		case "readonly":
		case "nonoptional":
		case "promise":
		case "success":
			check(def.innerType);
			break;
		case "pipe":
			check(def.in);
			check(def.out);
			break;
		case "function":
			check(def.input);
			check(def.output);
			break;
		case "lazy": {
			const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : void 0);
			merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
			break;
		}
		case "template_literal":
		case "string":
		case "number":
		case "int":
		case "boolean":
		case "bigint":
		case "symbol":
		case "undefined":
		case "null":
		case "void":
		case "never":
		case "any":
		case "unknown":
		case "date":
		case "nan":
		case "enum":
		case "literal":
		case "file":
		case "transform":
		case "custom": break;
		default: for (const key in def) {
			const desc = Object.getOwnPropertyDescriptor(def, key);
			if (!desc || desc.get) continue;
			const value = desc.value;
			if (!value || typeof value !== "object") continue;
			if (value._zod) check(value);
			else if (Array.isArray(value)) for (const el of value) check(el);
		}
	}
	stack.delete(inst);
	return settle(inst, result);
}
/** An assumed answer must not outlive the resolution that settles it, so only a certain one is cached. */
function settle(inst, answer) {
	if (answer !== ASSUMED) recursive.set(inst, answer === PROVEN);
	return answer;
}
function bucketFor(state, inst) {
	let bucket = state.buckets.get(inst);
	if (!bucket) {
		bucket = /* @__PURE__ */ new WeakMap();
		state.buckets.set(inst, bucket);
	}
	return bucket;
}
let handoff;
const open$1 = [];
const memo = {
	alloc(_inst, payload, empty) {
		const bucket = handoff;
		if (!bucket) return empty;
		handoff = void 0;
		const entry = {
			value: empty,
			issues: null
		};
		bucket.set(payload.value, entry);
		open$1.push(entry);
		return empty;
	},
	guard(inst) {
		var _a;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value)) throw new $ZodCyclicError();
				return base(payload, ctx);
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	},
	attach(inst) {
		var _a;
		let isRecursiveInst;
		let rechecked = false;
		let lastCtx;
		let lastBucket;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (isRecursiveInst === void 0) {
					const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
					if (walked === NONE) {
						inst._zod.parse = base;
						if (inst._zod.run === wrapped) inst._zod.run = base;
						return base(payload, ctx);
					}
					if (walked === PROVEN || rechecked) isRecursiveInst = true;
					else rechecked = true;
				}
				const input = payload.value;
				if (!isRef(input)) return base(payload, ctx);
				let state = ctx[STATE];
				if (!state) {
					state = {
						buckets: /* @__PURE__ */ new WeakMap(),
						backEdges: void 0
					};
					ctx[STATE] = state;
				}
				let bucket;
				if (lastCtx === ctx) bucket = lastBucket;
				else {
					bucket = bucketFor(state, inst);
					lastCtx = ctx;
					lastBucket = bucket;
				}
				const hit = bucket.get(input);
				if (hit) {
					payload.value = hit.value;
					if (hit.issues) {
						if (hit.issues.length) payload.issues.push(...cloneIssues(hit.issues));
					} else {
						payload.memo = true;
						state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
						state.backEdges.add(hit.value);
					}
					return payload;
				}
				handoff = bucket;
				const depth = open$1.length;
				const result = base(payload, ctx);
				handoff = void 0;
				const entry = open$1.length > depth ? open$1.pop() : void 0;
				if (result instanceof Promise) return result.then((r) => {
					if (entry) entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
					return r;
				});
				if (entry) entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
				return result;
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	}
};
/** The memoizer that gives containers cycle support. `zod` installs it by default; `zod/mini` opts in with `config({ memoizer: memoizer() })`. */
function memoizer() {
	return memo;
}
/** Whether this value is a node a back-edge resolved to before it finished. */
function isBackEdge(ctx, value) {
	const backEdges = ctx[STATE]?.backEdges;
	return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/locales/en.js
const error = () => {
	const Sizable = {
		string: {
			unit: "characters",
			verb: "to have"
		},
		file: {
			unit: "bytes",
			verb: "to have"
		},
		array: {
			unit: "items",
			verb: "to have"
		},
		set: {
			unit: "items",
			verb: "to have"
		},
		map: {
			unit: "entries",
			verb: "to have"
		}
	};
	function getSizing(origin) {
		return Sizable[origin] ?? null;
	}
	const FormatDictionary = {
		regex: "input",
		email: "email address",
		url: "URL",
		emoji: "emoji",
		uuid: "UUID",
		uuidv4: "UUIDv4",
		uuidv6: "UUIDv6",
		nanoid: "nanoid",
		guid: "GUID",
		cuid: "cuid",
		cuid2: "cuid2",
		ulid: "ULID",
		xid: "XID",
		ksuid: "KSUID",
		datetime: "ISO datetime",
		date: "ISO date",
		time: "ISO time",
		duration: "ISO duration",
		ipv4: "IPv4 address",
		ipv6: "IPv6 address",
		mac: "MAC address",
		cidrv4: "IPv4 range",
		cidrv6: "IPv6 range",
		base64: "base64-encoded string",
		base64url: "base64url-encoded string",
		json_string: "JSON string",
		e164: "E.164 number",
		currency_code: "currency code",
		credit_card: "credit card number",
		iban: "IBAN",
		jwt: "JWT",
		template_literal: "input"
	};
	const TypeDictionary = { nan: "NaN" };
	function getTypeName(type, input) {
		if (type === "number" && typeof input === "number" && !Number.isFinite(input)) return String(input);
		return TypeDictionary[type] ?? type;
	}
	return (issue) => {
		switch (issue.code) {
			case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(parsedType(issue.input), issue.input)}`;
			case "invalid_value":
				if (issue.values.length === 1) return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
				return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
			case "too_big": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
				return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
			}
			case "too_small": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
				return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
			}
			case "invalid_format": {
				const _issue = issue;
				if (_issue.format === "starts_with") return `Invalid string: must start with "${_issue.prefix}"`;
				if (_issue.format === "ends_with") return `Invalid string: must end with "${_issue.suffix}"`;
				if (_issue.format === "includes") return `Invalid string: must include "${_issue.includes}"`;
				if (_issue.format === "regex") return `Invalid string: must match pattern ${_issue.pattern}`;
				return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
			}
			case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
			case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
			case "invalid_key": return `Invalid key in ${issue.origin}`;
			case "invalid_union":
				if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) return `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}`;
				if (issue.inclusive === false) return "Invalid input: more than one option matched";
				return "Invalid input";
			case "invalid_element": return `Invalid value in ${issue.origin}`;
			default: return `Invalid input`;
		}
	};
};
function en_default() {
	return { localeError: error() };
}
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/registries.js
var _a$2;
var $ZodRegistry = class {
	constructor() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry() {
	return new $ZodRegistry();
}
(_a$2 = globalThis).__zod_globalRegistry ?? (_a$2.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
	return new Class({
		type: "string",
		format: "email",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
	return new Class({
		type: "string",
		format: "guid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v4",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v6",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v7",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
	return new Class({
		type: "string",
		format: "url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _emoji(Class, params) {
	return new Class({
		type: "string",
		format: "emoji",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
	return new Class({
		type: "string",
		format: "nanoid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link _cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
	return new Class({
		type: "string",
		format: "cuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
	return new Class({
		type: "string",
		format: "cuid2",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
	return new Class({
		type: "string",
		format: "ulid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
	return new Class({
		type: "string",
		format: "xid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
	return new Class({
		type: "string",
		format: "ksuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
	return new Class({
		type: "string",
		format: "ipv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
	return new Class({
		type: "string",
		format: "ipv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
	return new Class({
		type: "string",
		format: "base64",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
	return new Class({
		type: "string",
		format: "base64url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
	return new Class({
		type: "string",
		format: "e164",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
	return new Class({
		type: "string",
		format: "jwt",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
	return new Class({
		type: "string",
		format: "datetime",
		check: "string_format",
		offset: false,
		local: false,
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
	return new Class({
		type: "string",
		format: "date",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
	return new Class({
		type: "string",
		format: "time",
		check: "string_format",
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
	return new Class({
		type: "string",
		format: "duration",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
	return new $ZodCheckMultipleOf({
		check: "multiple_of",
		...normalizeParams(params),
		value
	});
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
	return new $ZodCheckLengthEquals({
		check: "length_equals",
		...normalizeParams(params),
		length
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
	return new $ZodCheckLowerCase({
		check: "string_format",
		format: "lowercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
	return new $ZodCheckUpperCase({
		check: "string_format",
		format: "uppercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
	return new $ZodCheckIncludes({
		check: "string_format",
		format: "includes",
		...normalizeParams(params),
		includes
	});
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
	return new $ZodCheckStartsWith({
		check: "string_format",
		format: "starts_with",
		...normalizeParams(params),
		prefix
	});
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
	return new $ZodCheckEndsWith({
		check: "string_format",
		format: "ends_with",
		...normalizeParams(params),
		suffix
	});
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
	return new $ZodCheckOverwrite({
		check: "overwrite",
		tx
	});
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
	return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
	return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
	return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
	return new Class({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
	const ch = /* @__PURE__ */ _check((payload) => {
		payload.addIssue = (issue$2) => {
			if (typeof issue$2 === "string") payload.issues.push(issue(issue$2, payload.value, ch._zod.def));
			else {
				const _issue = issue$2;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = ch);
				_issue.continue ?? (_issue.continue = !ch._zod.def.abort);
				payload.issues.push(issue(_issue));
			}
		};
		return fn(payload.value, payload);
	}, params);
	return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
	for (const source of sources) for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProp(target, key, source[key]);
	return target;
}
function initializeContext(params) {
	let target = params?.target ?? "draft-2020-12";
	if (target === "draft-4") target = "draft-04";
	if (target === "draft-7") target = "draft-07";
	return {
		processors: params.processors ?? {},
		metadataRegistry: params?.metadata ?? globalRegistry,
		target,
		unrepresentable: params?.unrepresentable ?? "throw",
		override: params?.override ?? (() => {}),
		io: params?.io ?? "output",
		counter: 0,
		seen: /* @__PURE__ */ new Map(),
		sharedDefsExtractedFor: void 0,
		sharedEmitDoneFor: void 0,
		cycles: params?.cycles ?? "ref",
		reused: params?.reused ?? "inline",
		intersections: [],
		deferred: [],
		external: params?.external ?? void 0
	};
}
/**
* Applies the `unrepresentable` setting at a site that has no JSON Schema equivalent. Throws
* `message` unless the setting (or the handler's return value) says otherwise. Returns `true` if a
* custom JSON Schema was written into `json`, in which case the caller must not write its own.
*/
function handleUnrepresentable(schema, ctx, json, params, message) {
	const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({
		zodSchema: schema,
		path: params.path,
		message
	}) : ctx.unrepresentable;
	if (result === "any") return false;
	if (result === void 0 || result === "throw") throw new Error(message);
	Object.assign(json, result);
	return true;
}
function processSchema(schema, ctx, _params = {
	path: [],
	schemaPath: []
}) {
	var _a;
	const def = schema._zod.def;
	const seen = ctx.seen.get(schema);
	if (seen) {
		seen.count++;
		if (_params.schemaPath.includes(schema)) seen.cycle = _params.path;
		return seen.schema;
	}
	const result = {
		schema: {},
		count: 1,
		cycle: void 0,
		path: _params.path
	};
	ctx.seen.set(schema, result);
	ctx.sharedDefsExtractedFor = void 0;
	ctx.sharedEmitDoneFor = void 0;
	const overrideSchema = schema._zod.toJSONSchema?.();
	if (overrideSchema) result.schema = overrideSchema;
	else {
		const params = {
			..._params,
			schemaPath: [..._params.schemaPath, schema],
			path: _params.path
		};
		if (schema._zod.processJSONSchema) schema._zod.processJSONSchema(ctx, result.schema, params);
		else {
			const _json = result.schema;
			const processor = ctx.processors[def.type];
			if (!processor) throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
			processor(schema, ctx, _json, params);
		}
		const parent = schema._zod.parent;
		if (parent) {
			if (!result.ref) result.ref = parent;
			processSchema(parent, ctx, params);
			ctx.seen.get(parent).isParent = true;
		}
	}
	const meta = ctx.metadataRegistry.get(schema);
	if (meta) assignProps(result.schema, meta);
	if (ctx.io === "input" && isTransforming(schema)) {
		delete result.schema.examples;
		delete result.schema.default;
	}
	if (ctx.io === "input" && "_prefault" in result.schema) (_a = result.schema).default ?? (_a.default = result.schema._prefault);
	delete result.schema._prefault;
	return ctx.seen.get(schema).schema;
}
function encodeJSONPointerSegment(segment) {
	return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external) return;
	const idToSchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.entries()) {
		const id = ctx.metadataRegistry.get(entry[0])?.id;
		if (id) {
			const existing = idToSchema.get(id);
			if (existing && existing !== entry[0]) throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
			idToSchema.set(id, entry[0]);
		}
	}
	const makeURI = (entry) => {
		const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
		if (ctx.external) {
			const externalId = ctx.external.registry.get(entry[0])?.id;
			const uriGenerator = ctx.external.uri ?? ((id) => id);
			if (externalId) return { ref: uriGenerator(externalId) };
			const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
			entry[1].defId = id;
			return {
				defId: id,
				ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`
			};
		}
		const uriPrefix = `#`;
		const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
		if (entry[1] === root && !entry[1].schema.id) return { ref: uriPrefix };
		const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
		return {
			defId,
			ref: defUriPrefix + encodeJSONPointerSegment(defId)
		};
	};
	const extractToDef = (entry) => {
		if (entry[1].schema.$ref) return;
		const seen = entry[1];
		const { ref, defId } = makeURI(entry);
		seen.def = { ...seen.schema };
		if (defId) seen.defId = defId;
		const schema = seen.schema;
		for (const key in schema) delete schema[key];
		schema.$ref = ref;
	};
	if (ctx.cycles === "throw") for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.cycle) throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
	}
	for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (schema === entry[0]) {
			extractToDef(entry);
			continue;
		}
		if (ctx.external) {
			const ext = ctx.external.registry.get(entry[0])?.id;
			if (schema !== entry[0] && ext) {
				extractToDef(entry);
				continue;
			}
		}
		if (ctx.metadataRegistry.get(entry[0])?.id) {
			extractToDef(entry);
			continue;
		}
		if (seen.cycle) {
			extractToDef(entry);
			continue;
		}
		if (seen.count > 1) {
			if (ctx.reused === "ref") extractToDef(entry);
		}
	}
	if (ctx.external) ctx.sharedDefsExtractedFor = ctx.external;
}
/** Rewrites `anyOf: [{type: "a"}, {type: "b"}]` to `type: ["a", "b"]`, which every JSON Schema draft treats as equivalent and most consumers render far better for the nullable case. Only branches that are a bare type assertion qualify — anything carrying a constraint, `$ref`, `const` or metadata is left alone. Runs after `flattenRef`, so a branch an override decorated or `$defs` extraction turned into a `$ref` is no longer bare and correctly stays in `anyOf`. `oneOf` is excluded: `integer` and `number` overlap, so "exactly one" and "at least one" are not the same there. OpenAPI 3.0 is excluded: its `type` must be a single string. */
function compactTypeUnion(schema) {
	const options = schema.anyOf;
	if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0) return;
	const types = [];
	for (const option of options) {
		if (!option || typeof option !== "object") return;
		compactTypeUnion(option);
		const keys = Object.keys(option);
		if (keys.length !== 1 || keys[0] !== "type") return;
		const type = option.type;
		for (const member of Array.isArray(type) ? type : [type]) {
			if (typeof member !== "string") return;
			if (!types.includes(member)) types.push(member);
		}
	}
	delete schema.anyOf;
	schema.type = types.length === 1 ? types[0] : types;
}
/** Keywords `foldIntersection` knows how to combine. Anything else — `$ref`, `patternProperties`,
* an annotation like `description` — makes a member unfoldable, so a constraint this does not
* understand leaves the `allOf` alone instead of being silently dropped or misattributed. */
const FOLDABLE_KEYS = /* @__PURE__ */ new Set([
	"type",
	"properties",
	"required",
	"additionalProperties"
]);
const UNION_KEYS = ["oneOf", "anyOf"];
/** A member's constraint on a key it does not declare itself. A `catchall` states one; `false`, an absent `additionalProperties`, and the empty schema a loose object emits state nothing. */
function undeclaredConstraint(member) {
	const extra = member.additionalProperties;
	if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null) return null;
	return Object.keys(extra).length ? extra : null;
}
/** Combines object members into the single object they describe together, or returns `null` if any of them carries a keyword outside {@link FOLDABLE_KEYS}. */
function foldObjects(members) {
	const objects = [];
	for (const member of members) {
		if (typeof member !== "object" || member.type !== "object") return null;
		for (const key in member) if (!FOLDABLE_KEYS.has(key)) return null;
		objects.push(member);
	}
	const properties = {};
	const required = /* @__PURE__ */ new Set();
	for (const object of objects) {
		for (const key in object.properties) {
			if (Object.prototype.hasOwnProperty.call(properties, key)) continue;
			const parts = [];
			for (const other of objects) {
				const part = other.properties?.[key] ?? undeclaredConstraint(other);
				if (part === null || part === void 0) continue;
				if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part))) parts.push(part);
			}
			assignProp(properties, key, parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts });
		}
		for (const key of object.required ?? []) required.add(key);
	}
	const folded = {
		type: "object",
		properties
	};
	if (required.size) folded.required = [...required];
	if (objects.every((object) => object.additionalProperties === false)) folded.additionalProperties = false;
	else {
		const constraints = [];
		for (const object of objects) {
			const constraint = undeclaredConstraint(object);
			if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint))) constraints.push(constraint);
		}
		if (constraints.length === 1) folded.additionalProperties = constraints[0];
		else if (constraints.length > 1) folded.additionalProperties = { allOf: constraints };
	}
	return folded;
}
/** `additionalProperties` in an `allOf` member sees only that member's own `properties`, so two
* closed object members reject each other's keys and the schema validates nothing. Zod's parser
* pools the key sets instead — `handleIntersectionResults` reports a key as unrecognized only when
* *every* side rejects it — so the emitted schema has to pool them too, and folding the members
* into one object is the encoding that says so on every target.
*
* This runs from `finalize`, after `extractDefs`, which is what keeps it clear of the `$ref`
* machinery: a member extracted into `$defs` is already a `$ref` by now and declines to fold, so it
* keeps its reference and its own closedness rather than being inlined as a stale copy. */
function foldIntersection(json) {
	const allOf = json.allOf;
	if (!Array.isArray(allOf) || allOf.length < 2) return;
	for (const key of FOLDABLE_KEYS) if (key in json) return;
	const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
	let folded = null;
	if (!unions.length) folded = foldObjects(allOf);
	else {
		const union = unions[0];
		const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
		if (Object.keys(union).length !== 1) return;
		const rest = allOf.filter((m) => m !== union);
		const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
		if (branches.some((b) => !b)) return;
		folded = { [keyword]: branches };
	}
	if (!folded) return;
	delete json.allOf;
	assignProps(json, folded);
}
function finalize(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	const flattenRef = (zodSchema) => {
		const seen = ctx.seen.get(zodSchema);
		if (seen.ref === null) return;
		const schema = seen.def ?? seen.schema;
		const _cached = { ...schema };
		const ref = seen.ref;
		seen.ref = null;
		if (ref) {
			flattenRef(ref);
			const refSeen = ctx.seen.get(ref);
			const refSchema = refSeen.schema;
			if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
				schema.allOf = schema.allOf ?? [];
				schema.allOf.push(refSchema);
			} else assignProps(schema, refSchema);
			assignProps(schema, _cached);
			if (zodSchema._zod.parent === ref) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (!(key in _cached)) delete schema[key];
			}
			if (refSchema.$ref && refSeen.def) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) delete schema[key];
			}
		}
		const parent = zodSchema._zod.parent;
		if (parent && parent !== ref) {
			flattenRef(parent);
			const parentSeen = ctx.seen.get(parent);
			if (parentSeen?.schema.$ref) {
				schema.$ref = parentSeen.schema.$ref;
				if (parentSeen.def) for (const key in schema) {
					if (key === "$ref" || key === "allOf") continue;
					if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) delete schema[key];
				}
			}
		}
		ctx.override({
			zodSchema,
			jsonSchema: schema,
			path: seen.path ?? []
		});
	};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
		for (const entry of [...ctx.seen.entries()].reverse()) flattenRef(entry[0]);
		if (ctx.target !== "openapi-3.0") for (const entry of ctx.seen.entries()) compactTypeUnion(entry[1].def ?? entry[1].schema);
		for (const rewrite of ctx.deferred) rewrite();
		if (ctx.intersections.length) {
			const carriers = /* @__PURE__ */ new Map();
			for (const seen of ctx.seen.values()) for (const json of [seen.schema, seen.def]) {
				const allOf = json?.allOf;
				if (!Array.isArray(allOf)) continue;
				const existing = carriers.get(allOf);
				if (existing) existing.push(json);
				else carriers.set(allOf, [json]);
			}
			for (const allOf of ctx.intersections) for (const json of carriers.get(allOf) ?? []) foldIntersection(json);
		}
	}
	const result = {};
	if (ctx.target === "draft-2020-12") result.$schema = "https://json-schema.org/draft/2020-12/schema";
	else if (ctx.target === "draft-07") result.$schema = "http://json-schema.org/draft-07/schema#";
	else if (ctx.target === "draft-04") result.$schema = "http://json-schema.org/draft-04/schema#";
	else if (ctx.target === "openapi-3.0") {}
	if (ctx.external?.uri) {
		const id = ctx.external.registry.get(schema)?.id;
		if (!id) throw new Error("Schema is missing an `id` property");
		result.$id = ctx.external.uri(id);
	}
	assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
	const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
	if (rootMetaId !== void 0 && result.id === rootMetaId) delete result.id;
	const defs = ctx.external?.defs ?? {};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.def && seen.defId) {
			if (seen.def.id === seen.defId) delete seen.def.id;
			assignProp(defs, seen.defId, seen.def);
		}
	}
	if (ctx.external) ctx.sharedEmitDoneFor = ctx.external;
	if (ctx.external) {} else if (Object.keys(defs).length > 0) {
		if (ctx.target === "draft-2020-12") result.$defs = defs;
		else result.definitions = defs;
	}
	try {
		const finalized = JSON.parse(JSON.stringify(result));
		Object.defineProperty(finalized, "~standard", {
			value: {
				...schema["~standard"],
				jsonSchema: {
					input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
					output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
				}
			},
			enumerable: false,
			writable: false
		});
		return finalized;
	} catch (_err) {
		throw new Error("Error converting schema to JSON.");
	}
}
function isTransforming(_schema, _ctx) {
	const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
	if (ctx.seen.has(_schema)) return false;
	ctx.seen.add(_schema);
	const def = _schema._zod.def;
	if (def.type === "transform") return true;
	if (def.type === "array") return isTransforming(def.element, ctx);
	if (def.type === "set") return isTransforming(def.valueType, ctx);
	if (def.type === "lazy") return isTransforming(def.getter(), ctx);
	if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") return isTransforming(def.innerType, ctx);
	if (def.type === "intersection") return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
	if (def.type === "record" || def.type === "map") return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
	if (def.type === "pipe") {
		if (_schema._zod.traits.has("$ZodCodec")) return true;
		return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
	}
	if (def.type === "object") {
		for (const key in def.shape) if (isTransforming(def.shape[key], ctx)) return true;
		return false;
	}
	if (def.type === "union") {
		for (const option of def.options) if (isTransforming(option, ctx)) return true;
		return false;
	}
	if (def.type === "tuple") {
		for (const item of def.items) if (isTransforming(item, ctx)) return true;
		if (def.rest && isTransforming(def.rest, ctx)) return true;
		return false;
	}
	return false;
}
/**
* Creates a toJSONSchema method for a schema instance.
* This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
*/
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
	const ctx = initializeContext({
		...params,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
	const { libraryOptions, target } = params ?? {};
	const ctx = initializeContext({
		...libraryOptions ?? {},
		target,
		io,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/core/json-schema-processors.js
const narrowMin = (agg, key, value) => {
	if (agg[key] === void 0 || value > agg[key]) agg[key] = value;
};
const narrowMax = (agg, key, value) => {
	if (agg[key] === void 0 || value < agg[key]) agg[key] = value;
};
const narrowBoth = (agg, value) => {
	narrowMin(agg, "minimum", value);
	narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
	agg.multipleOf ?? (agg.multipleOf = []);
	if (!agg.multipleOf.includes(value)) agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
	agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
	agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
	agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
const setFormat = (agg, format) => {
	agg.format = format;
	if (format.includes("int")) agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
	setFormat(agg, def.format);
	const [minimum, maximum] = ranges[def.format];
	narrowMin(agg, "minimum", minimum);
	narrowMax(agg, "maximum", maximum);
};
const contributors = {
	greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
	less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
	multiple_of: (agg, def) => addDivisor(agg, def.value),
	number_format: formatContributor(NUMBER_FORMAT_RANGES),
	bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
	min_length: minContributor,
	max_length: maxContributor,
	length_equals: (agg, def) => narrowBoth(agg, def.length),
	min_size: minContributor,
	max_size: maxContributor,
	size_equals: (agg, def) => narrowBoth(agg, def.size),
	string_format: (agg, def) => {
		setFormat(agg, def.format);
		if (def.pattern) addPattern(agg, def.pattern);
		if (def.format === "base64" || def.format === "base64url") agg.contentEncoding = def.format;
		if (def.local || def.precision === -1) agg.laxFormat = true;
	},
	mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
	const agg = {};
	const def = schema._zod.def;
	const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
	for (const ch of list) contributors[ch._zod.def.check]?.(agg, ch._zod.def);
	const bag = schema._zod.bag;
	if (bag.minimum !== void 0) narrowMin(agg, "minimum", bag.minimum);
	if (bag.exclusiveMinimum !== void 0) narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
	if (bag.maximum !== void 0) narrowMax(agg, "maximum", bag.maximum);
	if (bag.exclusiveMaximum !== void 0) narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
	if (bag.multipleOf !== void 0) addDivisor(agg, bag.multipleOf);
	if (bag.format !== void 0) {
		agg.format ?? (agg.format = bag.format);
		if (bag.format.includes("int")) agg.isInt = true;
	}
	if (bag.mime) intersectMime(agg, bag.mime);
	for (const pattern of bag.patterns ?? []) addPattern(agg, pattern);
	return agg;
}
const formatMap = {
	guid: "uuid",
	url: "uri",
	datetime: "date-time",
	json_string: "json-string",
	regex: ""
};
const exactPatterns = /* @__PURE__ */ new Map([[base64Charset, base64], [base64urlCharset, base64url]]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
	const json = _json;
	json.type = "string";
	const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minLength = minimum;
	if (typeof maximum === "number") json.maxLength = maximum;
	if (format) {
		json.format = formatMap[format] ?? format;
		if (json.format === "") delete json.format;
		if (format === "time" || laxFormat) delete json.format;
	}
	if (contentEncoding) json.contentEncoding = contentEncoding;
	if (patterns && patterns.size > 0) {
		const patternList = [...patterns].map(exactPattern);
		if (patternList.length === 1) json.pattern = patternList[0].source;
		else if (patternList.length > 1) json.allOf = [...patternList.map((regex) => ({
			...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
			pattern: regex.source
		}))];
	}
};
const numberProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
	json.type = isInt ? "integer" : "number";
	const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
	const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
	const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
	if (exMin) {
		if (legacy) {
			json.minimum = exclusiveMinimum;
			json.exclusiveMinimum = true;
		} else json.exclusiveMinimum = exclusiveMinimum;
	} else if (typeof minimum === "number") json.minimum = minimum;
	if (exMax) {
		if (legacy) {
			json.maximum = exclusiveMaximum;
			json.exclusiveMaximum = true;
		} else json.exclusiveMaximum = exclusiveMaximum;
	} else if (typeof maximum === "number") json.maximum = maximum;
	if (multipleOf) {
		const divisors = /* @__PURE__ */ new Set();
		for (const divisor of multipleOf) if (Number.isFinite(divisor) && divisor !== 0) divisors.add(Math.abs(divisor));
		else handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
		const [first, ...rest] = divisors;
		if (first !== void 0) json.multipleOf = first;
		if (rest.length) json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
	}
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const neverProcessor = (_schema, _ctx, json, _params) => {
	json.not = {};
};
const enumProcessor = (schema, _ctx, json, _params) => {
	const def = schema._zod.def;
	const values = getEnumValues(def.entries);
	if (values.length === 0) {
		json.not = {};
		return;
	}
	if (values.every((v) => typeof v === "number")) json.type = "number";
	if (values.every((v) => typeof v === "string")) json.type = "string";
	json.enum = values;
};
const customProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const arrayProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
	json.type = "array";
	json.items = processSchema(def.element, ctx, {
		...params,
		path: [...params.path, "items"]
	});
};
function inputOptin(schema) {
	const def = schema._zod.def;
	if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) return inputOptin(def.out);
	if (def.type === "catch") return inputOptin(def.innerType);
	return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const shape = def.shape;
	if (Object.getOwnPropertySymbols(shape).length && handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) return;
	json.type = "object";
	json.properties = {};
	for (const key in shape) assignProp(json.properties, key, processSchema(shape[key], ctx, {
		...params,
		path: [
			...params.path,
			"properties",
			key
		]
	}));
	const requiredKeys = [];
	for (const key of Object.keys(shape)) {
		const field = def.shape[key];
		if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) requiredKeys.push(key);
	}
	if (requiredKeys.length > 0) json.required = requiredKeys;
	if (def.catchall?._zod.def.type === "never") json.additionalProperties = false;
	else if (!def.catchall) {
		if (ctx.io === "output") json.additionalProperties = false;
	} else if (def.catchall) json.additionalProperties = processSchema(def.catchall, ctx, {
		...params,
		path: [...params.path, "additionalProperties"]
	});
};
const unionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const isExclusive = def.inclusive === false;
	const options = def.options.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			isExclusive ? "oneOf" : "anyOf",
			i
		]
	}));
	if (isExclusive) json.oneOf = options;
	else json.anyOf = options;
};
const intersectionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const a = processSchema(def.left, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			0
		]
	});
	const b = processSchema(def.right, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			1
		]
	});
	const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
	const allOf = [...isSimpleIntersection(a) ? a.allOf : [a], ...isSimpleIntersection(b) ? b.allOf : [b]];
	json.allOf = allOf;
	ctx.intersections.push(allOf);
};
/** JSON object keys are always strings, so a numeric record key schema is re-expressed over the
* numeric-string form the record parser matches. Deferred to `finalize`, after the flatten: a key
* behind a wrapper only carries its own `type` before then, and a union key only has its branches.
*
* A numeric bound cannot apply to a property name, so `minimum` and its siblings are dropped rather
* than carried over: keeping them beside `type: "string"` reproduces the match-nothing schema this
* exists to fix. A key that carries one therefore emits wider than the record parses — `z.record(z.number().min(5), V)`
* accepts `"3"` — which is the deliberate trade, since throwing on it would reject an ordinary schema
* outright. */
function stringifyKeyNames(bySchema, json, visited) {
	if (json.$ref) {
		if (visited.has(json)) return json;
		visited.add(json);
		const def = bySchema.get(json)?.def;
		if (!def) return json;
		const inlined = stringifyKeyNames(bySchema, def, visited);
		return inlined === def ? json : inlined;
	}
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = json[keyword];
		if (!Array.isArray(branches)) continue;
		const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
		if (mapped.some((branch, i) => branch !== branches[i])) json = {
			...json,
			[keyword]: mapped
		};
	}
	const types = Array.isArray(json.type) ? json.type : [json.type];
	const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
	const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
	if (!numericType && !values?.some((v) => typeof v === "number")) return json;
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
	if (rest.enum) rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
	else if (typeof rest.const === "number") rest.const = String(rest.const);
	if (!numericType) return rest;
	rest.type = "string";
	if (!values) rest.pattern = (types.includes("number") ? number$1 : integer).source;
	return rest;
}
/** Every record of one conversion, so the carriers are found in a single pass rather than once per record. */
const pendingRecords = /* @__PURE__ */ new WeakMap();
function rewriteKeyNames(ctx) {
	const bySchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.values()) if (entry.def && !bySchema.has(entry.schema)) bySchema.set(entry.schema, entry);
	const rewrites = /* @__PURE__ */ new Map();
	for (const record of pendingRecords.get(ctx) ?? []) {
		const seen = ctx.seen.get(record);
		const names = (seen?.def ?? seen?.schema)?.propertyNames;
		if (!names || names === true || rewrites.has(names)) continue;
		const rewritten = stringifyKeyNames(bySchema, names, /* @__PURE__ */ new Set());
		if (rewritten !== names) rewrites.set(names, rewritten);
	}
	if (!rewrites.size) return;
	for (const entry of ctx.seen.values()) for (const carrier of [entry.schema, entry.def]) {
		const rewritten = carrier && rewrites.get(carrier.propertyNames);
		if (rewritten) carrier.propertyNames = rewritten;
	}
}
const recordProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "object";
	const keyType = def.keyType;
	const patterns = aggregateChecks(keyType).patterns;
	if (def.mode === "loose" && patterns && patterns.size > 0) {
		const valueSchema = processSchema(def.valueType, ctx, {
			...params,
			path: [
				...params.path,
				"patternProperties",
				"*"
			]
		});
		json.patternProperties = {};
		for (const pattern of patterns) assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
	} else {
		if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
			json.propertyNames = processSchema(def.keyType, ctx, {
				...params,
				path: [...params.path, "propertyNames"]
			});
			let pending = pendingRecords.get(ctx);
			if (!pending) {
				pending = [];
				pendingRecords.set(ctx, pending);
				ctx.deferred.push(() => rewriteKeyNames(ctx));
			}
			pending.push(schema);
		}
		json.additionalProperties = processSchema(def.valueType, ctx, {
			...params,
			path: [...params.path, "additionalProperties"]
		});
	}
	const keyValues = keyType._zod.values;
	const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
	if (keyValues && !def.partial && !omittableOnInput) {
		const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
		if (validKeyValues.length > 0) json.required = validKeyValues.map(String);
	}
};
const nullableProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const inner = processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	if (ctx.target === "openapi-3.0") {
		seen.ref = def.innerType;
		json.nullable = true;
	} else json.anyOf = [inner, { type: "null" }];
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
/** Round-trips a default value through JSON so the emitted schema is guaranteed to be valid JSON.
* A BigInt has no reliable encoding, so it goes through `unrepresentable` like any other
* unrepresentable value. Returns a sentinel when the caller must not write a default of its own. */
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
	let unrepresentable = false;
	const serialized = JSON.stringify(value, (_, val) => {
		if (typeof val !== "bigint") return val;
		unrepresentable = true;
		return null;
	});
	if (!unrepresentable) return JSON.parse(serialized);
	handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
	return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	if (ctx.io !== "input") return;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	let catchValue;
	try {
		catchValue = def.catchValue(void 0);
	} catch {
		handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
		return;
	}
	json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	const inIsTransform = def.in._zod.traits.has("$ZodTransform");
	const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	json.readOnly = true;
};
const optionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
const lazyProcessor = (schema, ctx, _json, params) => {
	const innerType = schema._zod.innerType;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/classic/errors.js
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
	Object.defineProperty(proto, key, {
		configurable: true,
		enumerable: false,
		get() {
			const value = make(this);
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
			return value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
		}
	});
}
const initializer = (inst, issues) => {
	$ZodError.init(inst, issues);
	inst.name = "ZodError";
	const proto = Object.getPrototypeOf(inst);
	if (_installedErrorProtos.has(proto)) return;
	_installedErrorProtos.add(proto);
	_lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
	_lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
	_lazyMethod(proto, "addIssue", (self) => (issue) => {
		self.issues.push(issue);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	_lazyMethod(proto, "addIssues", (self) => (issues) => {
		self.issues.push(...issues);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	Object.defineProperty(proto, "isEmpty", {
		configurable: true,
		enumerable: false,
		get() {
			return this.issues.length === 0;
		}
	});
};
const ZodRealError = /*@__PURE__*/ $constructor("ZodError", initializer, void 0, { Parent: Error });
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/classic/parse.js
const parse$2 = /* @__PURE__ */ _parse(ZodRealError);
const parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
const safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
const safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
const encode = /* @__PURE__ */ _encode(ZodRealError);
const decode = /* @__PURE__ */ _decode(ZodRealError);
const encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
const decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
const safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
const safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
const safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
const safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);
// node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
	if (!globalConfig.localeError) config(en_default());
}
function _ensureDefaultMemoizer() {
	if (!globalConfig.memoizer) config({ memoizer: memoizer() });
}
const ZodType = /*@__PURE__*/ $constructor("ZodType", (inst, def) => {
	_ensureDefaultLocale();
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
	return inst;
}, {
	check(...chks) {
		const def = this.def;
		return this.clone(mergeDefs(def, { checks: [...def.checks ?? [], ...chks.map((ch) => typeof ch === "function" ? { _zod: {
			check: ch,
			def: { check: "custom" },
			onattach: []
		} } : ch)] }), { parent: true });
	},
	with(...chks) {
		return this.check(...chks);
	},
	clone(def, params) {
		return clone(this, def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	refine(check, params) {
		return this.check(refine(check, params));
	},
	superRefine(refinement, params) {
		return this.check(superRefine(refinement, params));
	},
	overwrite(fn) {
		return this.check(/* @__PURE__ */ _overwrite(fn));
	},
	optional() {
		return optional$2(this);
	},
	exactOptional() {
		return exactOptional(this);
	},
	nullable() {
		return nullable(this);
	},
	nullish() {
		return optional$2(nullable(this));
	},
	nonoptional(params) {
		return nonoptional(this, params);
	},
	array() {
		return array(this);
	},
	or(arg) {
		return union([this, arg]);
	},
	and(arg) {
		return intersection(this, arg);
	},
	transform(tx) {
		return pipe(this, transform(tx));
	},
	default(d) {
		return _default(this, d);
	},
	prefault(d) {
		return prefault(this, d);
	},
	catch(params) {
		return _catch(this, params);
	},
	pipe(target) {
		return pipe(this, target);
	},
	readonly() {
		return readonly(this);
	},
	describe(description) {
		const cl = this.clone();
		globalRegistry.add(cl, { description });
		return cl;
	},
	meta(...args) {
		if (args.length === 0) return globalRegistry.get(this);
		const cl = this.clone();
		globalRegistry.add(cl, args[0]);
		return cl;
	},
	isOptional() {
		return this.safeParse(void 0).success;
	},
	isNullable() {
		return this.safeParse(null).success;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	},
	get "~standard"() {
		return hide(this, "~standard", {
			...standardProps(this),
			jsonSchema: {
				input: createStandardJSONSchemaMethod(this, "input"),
				output: createStandardJSONSchemaMethod(this, "output")
			}
		});
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	},
	parse: function _parse(data, params) {
		return parse$2(this, data, params, { callee: _parse });
	},
	parseAsync: async function _parseAsync(data, params) {
		return await parseAsync(this, data, params, { callee: _parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	async safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	get spa() {
		return this?.safeParseAsync;
	},
	set spa(value) {
		own(this, "spa", value);
	},
	validate(data, params) {
		return validate(this, data, params);
	},
	validateAsync(data, params) {
		return validateAsync$1(this, data, params);
	},
	encode: function _encode(data, params) {
		return encode(this, data, params, { callee: _encode });
	},
	decode: function _decode(data, params) {
		return decode(this, data, params, { callee: _decode });
	},
	encodeAsync: async function _encodeAsync(data, params) {
		return await encodeAsync(this, data, params, { callee: _encodeAsync });
	},
	decodeAsync: async function _decodeAsync(data, params) {
		return await decodeAsync(this, data, params, { callee: _decodeAsync });
	},
	safeEncode(data, params) {
		return safeEncode(this, data, params);
	},
	safeDecode(data, params) {
		return safeDecode(this, data, params);
	},
	async safeEncodeAsync(data, params) {
		return safeEncodeAsync(this, data, params);
	},
	async safeDecodeAsync(data, params) {
		return safeDecodeAsync(this, data, params);
	},
	toJSONSchema(params) {
		return createToJSONSchemaMethod(this, {})(params);
	},
	get description() {
		return globalRegistry.get(this)?.description;
	},
	get _def() {
		return this._zod.def;
	}
});
/** @internal */
const _ZodString = /*@__PURE__*/ $constructor("_ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, /*@__PURE__*/ derived({
	format: (inst) => aggregateChecks(inst).format ?? null,
	minLength: (inst) => aggregateChecks(inst).minimum ?? null,
	maxLength: (inst) => aggregateChecks(inst).maximum ?? null
}, {
	regex(...args) {
		return this.check(/* @__PURE__ */ _regex(...args));
	},
	includes(...args) {
		return this.check(/* @__PURE__ */ _includes(...args));
	},
	startsWith(...args) {
		return this.check(/* @__PURE__ */ _startsWith(...args));
	},
	endsWith(...args) {
		return this.check(/* @__PURE__ */ _endsWith(...args));
	},
	min(...args) {
		return this.check(/* @__PURE__ */ _minLength(...args));
	},
	max(...args) {
		return this.check(/* @__PURE__ */ _maxLength(...args));
	},
	length(...args) {
		return this.check(/* @__PURE__ */ _length(...args));
	},
	nonempty(...args) {
		return this.check(/* @__PURE__ */ _minLength(1, ...args));
	},
	lowercase(params) {
		return this.check(/* @__PURE__ */ _lowercase(params));
	},
	uppercase(params) {
		return this.check(/* @__PURE__ */ _uppercase(params));
	},
	trim() {
		return this.check(/* @__PURE__ */ _trim());
	},
	normalize(...args) {
		return this.check(/* @__PURE__ */ _normalize(...args));
	},
	toLowerCase() {
		return this.check(/* @__PURE__ */ _toLowerCase());
	},
	toUpperCase() {
		return this.check(/* @__PURE__ */ _toUpperCase());
	},
	slugify() {
		return this.check(/* @__PURE__ */ _slugify());
	}
}));
const ZodString = /*@__PURE__*/ $constructor("ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	_ZodString.init(inst, def);
}, {
	email(params) {
		return this.check(/* @__PURE__ */ _email(ZodEmail, params));
	},
	url(params) {
		return this.check(/* @__PURE__ */ _url(ZodURL, params));
	},
	jwt(params) {
		return this.check(/* @__PURE__ */ _jwt(ZodJWT, params));
	},
	emoji(params) {
		return this.check(/* @__PURE__ */ _emoji(ZodEmoji, params));
	},
	guid(params) {
		return this.check(/* @__PURE__ */ _guid(ZodGUID, params));
	},
	uuid(params) {
		return this.check(/* @__PURE__ */ _uuid(ZodUUID, params));
	},
	uuidv4(params) {
		return this.check(/* @__PURE__ */ _uuidv4(ZodUUID, params));
	},
	uuidv6(params) {
		return this.check(/* @__PURE__ */ _uuidv6(ZodUUID, params));
	},
	uuidv7(params) {
		return this.check(/* @__PURE__ */ _uuidv7(ZodUUID, params));
	},
	nanoid(params) {
		return this.check(/* @__PURE__ */ _nanoid(ZodNanoID, params));
	},
	cuid(params) {
		return this.check(/* @__PURE__ */ _cuid(ZodCUID, params));
	},
	cuid2(params) {
		return this.check(/* @__PURE__ */ _cuid2(ZodCUID2, params));
	},
	ulid(params) {
		return this.check(/* @__PURE__ */ _ulid(ZodULID, params));
	},
	base64(params) {
		return this.check(/* @__PURE__ */ _base64(ZodBase64, params));
	},
	base64url(params) {
		return this.check(/* @__PURE__ */ _base64url(ZodBase64URL, params));
	},
	xid(params) {
		return this.check(/* @__PURE__ */ _xid(ZodXID, params));
	},
	ksuid(params) {
		return this.check(/* @__PURE__ */ _ksuid(ZodKSUID, params));
	},
	ipv4(params) {
		return this.check(/* @__PURE__ */ _ipv4(ZodIPv4, params));
	},
	ipv6(params) {
		return this.check(/* @__PURE__ */ _ipv6(ZodIPv6, params));
	},
	cidrv4(params) {
		return this.check(/* @__PURE__ */ _cidrv4(ZodCIDRv4, params));
	},
	cidrv6(params) {
		return this.check(/* @__PURE__ */ _cidrv6(ZodCIDRv6, params));
	},
	e164(params) {
		return this.check(/* @__PURE__ */ _e164(ZodE164, params));
	},
	datetime(params) {
		return this.check(/* @__PURE__ */ _isoDateTime(ZodISODateTime, params));
	},
	date(params) {
		return this.check(/* @__PURE__ */ _isoDate(ZodISODate, params));
	},
	time(params) {
		return this.check(/* @__PURE__ */ _isoTime(ZodISOTime, params));
	},
	duration(params) {
		return this.check(/* @__PURE__ */ _isoDuration(ZodISODuration, params));
	}
});
function string(params) {
	return /* @__PURE__ */ _string(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ $constructor("ZodStringFormat", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	_ZodString.init(inst, def);
});
const ZodISODateTime = /*@__PURE__*/ $constructor("ZodISODateTime", (inst, def) => {
	$ZodISODateTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODate = /*@__PURE__*/ $constructor("ZodISODate", (inst, def) => {
	$ZodISODate.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISOTime = /*@__PURE__*/ $constructor("ZodISOTime", (inst, def) => {
	$ZodISOTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODuration = /*@__PURE__*/ $constructor("ZodISODuration", (inst, def) => {
	$ZodISODuration.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmail = /*@__PURE__*/ $constructor("ZodEmail", (inst, def) => {
	$ZodEmail.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodGUID = /*@__PURE__*/ $constructor("ZodGUID", (inst, def) => {
	$ZodGUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodUUID = /*@__PURE__*/ $constructor("ZodUUID", (inst, def) => {
	$ZodUUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodURL = /*@__PURE__*/ $constructor("ZodURL", (inst, def) => {
	$ZodURL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmoji = /*@__PURE__*/ $constructor("ZodEmoji", (inst, def) => {
	$ZodEmoji.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNanoID = /*@__PURE__*/ $constructor("ZodNanoID", (inst, def) => {
	$ZodNanoID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const ZodCUID = /*@__PURE__*/ $constructor("ZodCUID", (inst, def) => {
	$ZodCUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCUID2 = /*@__PURE__*/ $constructor("ZodCUID2", (inst, def) => {
	$ZodCUID2.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodULID = /*@__PURE__*/ $constructor("ZodULID", (inst, def) => {
	$ZodULID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodXID = /*@__PURE__*/ $constructor("ZodXID", (inst, def) => {
	$ZodXID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodKSUID = /*@__PURE__*/ $constructor("ZodKSUID", (inst, def) => {
	$ZodKSUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv4 = /*@__PURE__*/ $constructor("ZodIPv4", (inst, def) => {
	$ZodIPv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv6 = /*@__PURE__*/ $constructor("ZodIPv6", (inst, def) => {
	$ZodIPv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv4 = /*@__PURE__*/ $constructor("ZodCIDRv4", (inst, def) => {
	$ZodCIDRv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv6 = /*@__PURE__*/ $constructor("ZodCIDRv6", (inst, def) => {
	$ZodCIDRv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64 = /*@__PURE__*/ $constructor("ZodBase64", (inst, def) => {
	$ZodBase64.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64URL = /*@__PURE__*/ $constructor("ZodBase64URL", (inst, def) => {
	$ZodBase64URL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodE164 = /*@__PURE__*/ $constructor("ZodE164", (inst, def) => {
	$ZodE164.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodJWT = /*@__PURE__*/ $constructor("ZodJWT", (inst, def) => {
	$ZodJWT.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNumber = /*@__PURE__*/ $constructor("ZodNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
	inst.isFinite = true;
}, /*@__PURE__*/ derived({
	minValue: (inst) => {
		const { minimum, exclusiveMinimum } = aggregateChecks(inst);
		return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
	},
	maxValue: (inst) => {
		const { maximum, exclusiveMaximum } = aggregateChecks(inst);
		return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
	},
	isInt: (inst) => {
		const { isInt, multipleOf } = aggregateChecks(inst);
		return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
	},
	format: (inst) => aggregateChecks(inst).format ?? null
}, {
	gt(value, params) {
		return this.check(/* @__PURE__ */ _gt(value, params));
	},
	gte(value, params) {
		return this.check(/* @__PURE__ */ _gte(value, params));
	},
	min(value, params) {
		return this.check(/* @__PURE__ */ _gte(value, params));
	},
	lt(value, params) {
		return this.check(/* @__PURE__ */ _lt(value, params));
	},
	lte(value, params) {
		return this.check(/* @__PURE__ */ _lte(value, params));
	},
	max(value, params) {
		return this.check(/* @__PURE__ */ _lte(value, params));
	},
	int(params) {
		return this.check(int(params));
	},
	safe(params) {
		return this.check(int(params));
	},
	positive(params) {
		return this.check(/* @__PURE__ */ _gt(0, params));
	},
	nonnegative(params) {
		return this.check(/* @__PURE__ */ _gte(0, params));
	},
	negative(params) {
		return this.check(/* @__PURE__ */ _lt(0, params));
	},
	nonpositive(params) {
		return this.check(/* @__PURE__ */ _lte(0, params));
	},
	multipleOf(value, params) {
		return this.check(/* @__PURE__ */ _multipleOf(value, params));
	},
	step(value, params) {
		return this.check(/* @__PURE__ */ _multipleOf(value, params));
	},
	finite() {
		return this;
	}
}));
function number(params) {
	return /* @__PURE__ */ _number(ZodNumber, params);
}
const ZodNumberFormat = /*@__PURE__*/ $constructor("ZodNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodNumber.init(inst, def);
});
function int(params) {
	return /* @__PURE__ */ _int(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ $constructor("ZodBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function boolean(params) {
	return /* @__PURE__ */ _boolean(ZodBoolean, params);
}
const ZodUnknown = /*@__PURE__*/ $constructor("ZodUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => void 0;
});
function unknown() {
	return /* @__PURE__ */ _unknown(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ $constructor("ZodNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
	return /* @__PURE__ */ _never(ZodNever, params);
}
const ZodArray = /*@__PURE__*/ $constructor("ZodArray", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodArray.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
	inst.element = def.element;
}, {
	min(n, params) {
		return this.check(/* @__PURE__ */ _minLength(n, params));
	},
	nonempty(params) {
		return this.check(/* @__PURE__ */ _minLength(1, params));
	},
	max(n, params) {
		return this.check(/* @__PURE__ */ _maxLength(n, params));
	},
	length(n, params) {
		return this.check(/* @__PURE__ */ _length(n, params));
	},
	unwrap() {
		return this.element;
	}
});
function array(element, params) {
	return /* @__PURE__ */ _array(ZodArray, element, params);
}
const ZodObject = /*@__PURE__*/ $constructor("ZodObject", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodObjectJIT.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
	keyof() {
		return _enum(Object.keys(this._zod.def.shape));
	},
	catchall(catchall) {
		return this.clone(mergeDefs(this._zod.def, { catchall }));
	},
	passthrough() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	loose() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	strict() {
		return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
	},
	strip() {
		return this.clone(mergeDefs(this._zod.def, { catchall: void 0 }));
	},
	extend(incoming) {
		return extend(this, incoming);
	},
	safeExtend(incoming) {
		return safeExtend(this, incoming);
	},
	merge(other) {
		return merge(this, other);
	},
	pick(mask) {
		return pick(this, mask);
	},
	omit(mask) {
		return omit(this, mask);
	},
	partial(...args) {
		return partial(ZodOptional, this, args[0]);
	},
	exactPartial(...args) {
		return partial(ZodExactOptional, this, args[0], "exactPartial");
	},
	required(...args) {
		return required(ZodNonOptional, this, args[0]);
	}
});
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodObject(def);
}
const ZodUnion = /*@__PURE__*/ $constructor("ZodUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
	inst.options = def.options;
});
function union(options, params) {
	return new ZodUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodIntersection = /*@__PURE__*/ $constructor("ZodIntersection", (inst, def) => {
	$ZodIntersection.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
	return new ZodIntersection({
		type: "intersection",
		left,
		right
	});
}
const ZodRecord = /*@__PURE__*/ $constructor("ZodRecord", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodRecord.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
	inst.keyType = def.keyType;
	inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
const ZodEnum = /*@__PURE__*/ $constructor("ZodEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
	inst.enum = def.entries;
	inst.options = [...inst._zod.values];
	const keys = new Set(Object.keys(def.entries));
	inst.extract = (values, params) => {
		const newEntries = {};
		for (const value of values) if (keys.has(value)) newEntries[value] = def.entries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
	inst.exclude = (values, params) => {
		const newEntries = { ...def.entries };
		for (const value of values) if (keys.has(value)) delete newEntries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodTransform = /*@__PURE__*/ $constructor("ZodTransform", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTransform.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
	inst._zod.parse = (payload, _ctx) => {
		if (_ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		payload.addIssue = (issue$1) => {
			if (typeof issue$1 === "string") payload.issues.push(issue(issue$1, payload.value, def));
			else {
				const _issue = issue$1;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = inst);
				payload.issues.push(issue(_issue));
			}
		};
		const output = def.transform(payload.value, payload);
		if (output instanceof Promise) return output.then((output) => {
			payload.value = output;
			return payload;
		});
		payload.value = output;
		return payload;
	};
});
function transform(fn) {
	return new ZodTransform({
		type: "transform",
		transform: fn
	});
}
const ZodOptional = /*@__PURE__*/ $constructor("ZodOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function optional$2(innerType) {
	return new ZodOptional({
		type: "optional",
		innerType
	});
}
const ZodExactOptional = /*@__PURE__*/ $constructor("ZodExactOptional", (inst, def) => {
	$ZodExactOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
	return new ZodExactOptional({
		type: "optional",
		innerType
	});
}
const ZodNullable = /*@__PURE__*/ $constructor("ZodNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
	return new ZodNullable({
		type: "nullable",
		innerType
	});
}
const ZodDefault = /*@__PURE__*/ $constructor("ZodDefault", (inst, def) => {
	$ZodDefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
	return new ZodDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodPrefault = /*@__PURE__*/ $constructor("ZodPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
	return new ZodPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodNonOptional = /*@__PURE__*/ $constructor("ZodNonOptional", (inst, def) => {
	$ZodNonOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
	return new ZodNonOptional({
		type: "nonoptional",
		innerType,
		...normalizeParams(params)
	});
}
const ZodCatch = /*@__PURE__*/ $constructor("ZodCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
	return new ZodCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodPipe = /*@__PURE__*/ $constructor("ZodPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
	inst.in = def.in;
	inst.out = def.out;
});
function pipe(in_, out) {
	return new ZodPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodReadonly = /*@__PURE__*/ $constructor("ZodReadonly", (inst, def) => {
	$ZodReadonly.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
	return new ZodReadonly({
		type: "readonly",
		innerType
	});
}
const ZodLazy = /*@__PURE__*/ $constructor("ZodLazy", (inst, def) => {
	$ZodLazy.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => lazyProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.getter();
});
function lazy(getter) {
	return new ZodLazy({
		type: "lazy",
		getter
	});
}
const ZodCustom = /*@__PURE__*/ $constructor("ZodCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
function refine(fn, _params = {}) {
	return /* @__PURE__ */ _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
	return /* @__PURE__ */ _superRefine(fn, params);
}
// packages/protocol/dist/decode/schema-parts.js
/** The schema behind `optional`, `default`, `nullable`, `lazy`, `transform`: the one that says what JSON is expected. */
function innerSchema(schema) {
	let inner = schema;
	for (;;) if (inner instanceof ZodOptional || inner instanceof ZodExactOptional || inner instanceof ZodNullable || inner instanceof ZodDefault) inner = inner.def.innerType;
	else if (inner instanceof ZodLazy) inner = inner.def.getter();
	else if (inner instanceof ZodPipe) inner = inner.def.in;
	else return inner;
}
/** The schema of the value one step down, where the schema tells. */
function childSchema(schema, key) {
	const inner = innerSchema(schema);
	if (inner instanceof ZodObject) return inner.shape[String(key)];
	if (inner instanceof ZodArray) return inner.element;
	if (inner instanceof ZodRecord) return inner.valueType;
}
/** A type's name as the original server spells it in its messages: `string`, `[]api.Message`. */
function typeName$1(schema, fallback = "interface {}") {
	const inner = schema && innerSchema(schema);
	if (inner instanceof ZodString) return "string";
	if (inner instanceof ZodBoolean) return "bool";
	if (inner instanceof ZodNumber) return inner.isInt ? "int" : "float64";
	if (inner instanceof ZodArray) return `[]${typeName$1(inner.element)}`;
	if (inner instanceof ZodRecord) return `map[string]${typeName$1(inner.valueType)}`;
	if (inner instanceof ZodObject) return `api.${inner.meta()?.title ?? fallback}`;
	return fallback;
}
// packages/protocol/dist/decode/match-field-names.js
/** Known objects (a tool's parameters) may be nested this deep; schemas are checked by recursion. */
const deepestKnownNesting = 200;
/** The schema's field names in lower case and as they are spelled, made once for each schema. */
const namesBySchema = /* @__PURE__ */ new WeakMap();
/**
* Renames the fields of every object that the schema knows to the schema's spelling, without regard to case; the last
* of several wins. Fields that are null or unknown are left out. Free maps keep their keys.
*
* @throws RequestBodyError where known objects are nested too deeply.
*/
function matchFieldNames(schema, value, depth = 0) {
	if (typeof value !== "object" || value === null) return value;
	if (depth > deepestKnownNesting) throw new RequestBodyError("too-deep", "exceeded max depth");
	const inner = innerSchema(schema);
	if (Array.isArray(value)) {
		if (!(inner instanceof ZodArray)) return value;
		return value.map((element) => matchFieldNames(inner.element, element ?? emptyElement(inner), depth + 1));
	}
	if (inner instanceof ZodObject) return matchObject(inner, value, depth);
	if (inner instanceof ZodRecord && innerSchema(inner.valueType) instanceof ZodObject) {
		const entries = Object.entries(value).map(([key, entry]) => [key, matchFieldNames(inner.valueType, entry ?? {}, depth + 1)]);
		return Object.fromEntries(entries);
	}
	return value;
}
function matchObject(schema, value, depth) {
	const names = namesOf(schema);
	const matched = {};
	for (const [key, field] of Object.entries(value)) {
		const name = names.get(key.toLowerCase());
		const child = name === void 0 ? void 0 : schema.shape[name];
		if (name === void 0 || child === void 0 || field === null || field === void 0) continue;
		matched[name] = matchFieldNames(child, field, depth + 1);
	}
	return matched;
}
/** What a null in an array stands for: a message without fields, an empty text, 0. */
function emptyElement(array) {
	const element = innerSchema(array.element);
	if (element instanceof ZodObject) return {};
	if (element instanceof ZodString) return "";
	return element instanceof ZodNumber ? 0 : null;
}
function namesOf(schema) {
	const known = namesBySchema.get(schema);
	if (known !== void 0) return known;
	const names = new Map(Object.keys(schema.shape).map((name) => [name.toLowerCase(), name]));
	namesBySchema.set(schema, names);
	return names;
}
// packages/protocol/dist/decode/decode-request.js
/**
* Checks a request's JSON against its schema the way the API's clients rely on: field names match whatever their case,
* the last of several wins, null counts as absent, unknown fields are ignored.
*
* @param requestTypeName appears in messages, for example `ChatRequest`.
* @throws RequestBodyError with the text for the client: the schema's own message where it has one, else which field
*   holds what and should hold what.
*/
function decodeRequest(schema, value, requestTypeName) {
	const matched = matchFieldNames(schema, value ?? {});
	const result = schema.safeParse(matched);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw issue ? describeIssue(issue, schema, matched, requestTypeName) : result.error;
}
function describeIssue(issue, schema, value, requestTypeName) {
	const field = issue.path.map(String).join(".");
	if (issue.code === "custom" || issue.code === "invalid_union") return new RequestBodyError("invalid-field", issue.message, field);
	let expected = schema;
	let found = value;
	for (const key of issue.path) {
		expected = expected && childSchema(expected, key);
		found = found[key];
	}
	const names = issue.path.filter((key) => typeof key === "string");
	const place = names.length === 0 ? "value" : `struct field ${requestTypeName}.${names.join(".")}`;
	const wanted = typeName$1(expected, requestTypeName);
	return new RequestBodyError("invalid-field", `json: cannot unmarshal ${describeFound(found, wanted)} into Go ${place} of type ${wanted}`, field);
}
/** The kind of JSON that was found; a number in full where a number of another kind was expected. */
function describeFound(value, wanted) {
	if (Array.isArray(value)) return "array";
	if (typeof value === "number" && wanted === "int") return `number ${value}`;
	if (typeof value === "boolean") return "bool";
	return typeof value;
}
// packages/protocol/dist/digest.js
const digestPattern = /^sha256[:-]([0-9a-f]{64})$/i;
/** A text is no SHA-256 digest. */
var InvalidDigestError = class extends Error {
	name = "InvalidDigestError";
	code = "invalid-digest";
	constructor() {
		super("invalid digest format");
	}
};
/**
* Reads a digest, `sha256:<64 hex>` or, as file names have it, `sha256-<64 hex>`.
*
* @returns the one spelling used everywhere: `sha256:<64 lower-case hex>`.
* @throws InvalidDigestError where the text is no digest.
*/
function parseDigest(text) {
	const hex = text.startsWith("sha256") ? digestPattern.exec(text)?.[1] : void 0;
	if (hex === void 0) throw new InvalidDigestError();
	return `sha256:${hex.toLowerCase()}`;
}
/** Whether `parseDigest` accepts the text. */
function isDigest(text) {
	return text.startsWith("sha256") && digestPattern.test(text);
}
/**
* The 64 lower-case hex digits of a digest, without the algorithm.
*
* @throws InvalidDigestError where the text is no digest.
*/
function digestHex(digest) {
	return parseDigest(digest).slice(7);
}
/** The character at an index, whole where it takes two code units; empty after the end. */
function characterAt(text, at) {
	const codePoint = text.codePointAt(at);
	return codePoint === void 0 ? "" : String.fromCodePoint(codePoint);
}
/** Index of the first character from `at` on that is not JSON's white space. */
function skipSpace(text, at) {
	let index = at;
	while (text[index] === " " || text[index] === "\n" || text[index] === "\r" || text[index] === "	") index += 1;
	return index;
}
function isHexDigit(text, at) {
	return /[0-9a-f]/i.test(text.charAt(at));
}
function unexpectedEnd() {
	return new RequestBodyError("unexpected-end", "unexpected EOF");
}
function tooDeep() {
	return new RequestBodyError("too-deep", "exceeded max depth");
}
function unexpectedCharacter(character, where) {
	return new RequestBodyError("invalid-json", `invalid character ${quoteCharacter(character)} ${where}`);
}
/** A character between single quotes, control characters escaped. */
function quoteCharacter(character) {
	if (character === "'") return String.raw`'\''`;
	if (character === "\"") return `'"'`;
	return `'${JSON.stringify(character).slice(1, -1)}'`;
}
// packages/protocol/dist/json/json-scalars.js
/** Index after the string whose opening quote stands at `start`. */
function endOfString(text, start) {
	for (let at = start + 1; at < text.length; at += 1) {
		const character = characterAt(text, at);
		if (character === "\"") return at + 1;
		if (character < " ") throw unexpectedCharacter(character, "in string literal");
		if (character === "\\") at = endOfEscape(text, at) - 1;
	}
	throw unexpectedEnd();
}
/** Index after the escape whose backslash stands at `start`. */
function endOfEscape(text, start) {
	const kind = text[start + 1];
	if (kind === void 0) throw unexpectedEnd();
	if ("\"\\/bfnrt".includes(kind)) return start + 2;
	if (kind !== "u") throw unexpectedCharacter(characterAt(text, start + 1), "in string escape code");
	for (let at = start + 2; at < start + 6; at += 1) {
		if (at >= text.length) throw unexpectedEnd();
		if (!isHexDigit(text, at)) throw unexpectedCharacter(characterAt(text, at), String.raw`in \u hexadecimal character escape`);
	}
	return start + 6;
}
/** Index after `literal`, of which the first character stands at `start`. */
function endOfLiteral(text, start, literal) {
	for (let index = 1; index < literal.length; index += 1) {
		if (start + index >= text.length) throw unexpectedEnd();
		if (text[start + index] !== literal[index]) {
			const where = `in literal ${literal} (expecting '${literal[index]}')`;
			throw unexpectedCharacter(characterAt(text, start + index), where);
		}
	}
	return start + literal.length;
}
/** Index after the number that begins at `start`. */
function endOfNumber(text, start) {
	let at = text[start] === "-" ? start + 1 : start;
	at = text[at] === "0" ? at + 1 : endOfDigits(text, at, "in numeric literal");
	if (text[at] === ".") at = endOfDigits(text, at + 1, "after decimal point in numeric literal");
	if (text[at] === "e" || text[at] === "E") {
		const sign = text[at + 1] === "+" || text[at + 1] === "-" ? 1 : 0;
		at = endOfDigits(text, at + 1 + sign, "in exponent of numeric literal");
	}
	return at;
}
/** Index after at least one digit. */
function endOfDigits(text, start, where) {
	let at = start;
	while (at < text.length && characterAt(text, at) >= "0" && characterAt(text, at) <= "9") at += 1;
	if (at > start) return at;
	if (at >= text.length) throw unexpectedEnd();
	throw unexpectedCharacter(characterAt(text, at), where);
}
// packages/protocol/dist/json/first-json-value.js
/**
* The text of the first JSON value in `text`, checked; whatever follows it is left alone.
*
* This is the slow path for bodies that `JSON.parse` refuses. It keeps its own stack, so that deep nesting can't
* overflow the real one.
*
* @throws RequestBodyError that says what is wrong and where.
*/
function firstJsonValue(text) {
	const start = skipSpace(text, 0);
	if (start >= text.length) throw new RequestBodyError("missing-body", "missing request body");
	return text.slice(start, endOfValue(text, start));
}
/** Index after the value that begins at `start`. */
function endOfValue(text, start) {
	const open = [];
	let at = beginValue(text, start, open);
	while (open.length > 0) at = step(text, skipSpace(text, at), open);
	return at;
}
/** Reads one scalar, or opens an array or object; returns the index after what was read. */
function beginValue(text, at, open) {
	if (at >= text.length) throw unexpectedEnd();
	const character = characterAt(text, at);
	if (character === "{" || character === "[") {
		open.push(character === "{" ? "object-start" : "array-start");
		if (open.length > 1e4) throw tooDeep();
		return at + 1;
	}
	if (character === "\"") return endOfString(text, at);
	if (character === "-" || character >= "0" && character <= "9") return endOfNumber(text, at);
	if (character === "t") return endOfLiteral(text, at, "true");
	if (character === "f") return endOfLiteral(text, at, "false");
	if (character === "n") return endOfLiteral(text, at, "null");
	throw unexpectedCharacter(character, "looking for beginning of value");
}
/** Goes on inside the innermost array or object; returns the index after what was read. */
function step(text, at, open) {
	if (at >= text.length) throw unexpectedEnd();
	const top = open.length - 1;
	switch (open[top]) {
		case "array-start":
		case "array-value":
			if (open[top] === "array-start" && text[at] === "]") return close(at, open);
			open[top] = "array-next";
			return beginValue(text, at, open);
		case "array-next":
			if (text[at] === "]") return close(at, open);
			if (text[at] !== ",") throw unexpectedCharacter(characterAt(text, at), "after array element");
			open[top] = "array-value";
			return at + 1;
		case "object-start":
		case "object-key":
			if (open[top] === "object-start" && text[at] === "}") return close(at, open);
			open[top] = "object-next";
			return beginValue(text, endOfKey(text, at), open);
		default:
			if (text[at] === "}") return close(at, open);
			if (text[at] !== ",") throw unexpectedCharacter(characterAt(text, at), "after object key:value pair");
			open[top] = "object-key";
			return at + 1;
	}
}
function close(at, open) {
	open.pop();
	return at + 1;
}
/** Reads a key and its colon; returns the index where the value begins. */
function endOfKey(text, at) {
	if (text[at] !== "\"") throw unexpectedCharacter(characterAt(text, at), "looking for beginning of object key string");
	const colon = skipSpace(text, endOfString(text, at));
	if (colon >= text.length) throw unexpectedEnd();
	if (text[colon] !== ":") throw unexpectedCharacter(characterAt(text, colon), "after object key");
	return skipSpace(text, colon + 1);
}
// packages/protocol/dist/json/parse-json-body.js
/**
* Reads a request's body the way the API's clients rely on: only the first JSON value counts and trailing text is
* ignored; an empty or cut-off body has its own message.
*
* @throws RequestBodyError with the text for the client.
*/
function parseJsonBody(text) {
	const value = parse$1(text);
	if (text.length > 2e4 && isNestedDeeperThan(value, 1e4)) throw tooDeep();
	return value;
}
function parse$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return JSON.parse(firstJsonValue(text));
	}
}
/** Walks level by level, since a recursive walk would overflow the stack on just what it looks for. */
function isNestedDeeperThan(value, depth) {
	let level = [value].filter(isContainer);
	for (let reached = 0; level.length > 0; reached += 1) {
		if (reached >= depth) return true;
		level = level.flatMap((container) => Object.values(container).filter(isContainer));
	}
	return false;
}
function isContainer(value) {
	return typeof value === "object" && value !== null;
}
// packages/protocol/dist/keep-alive.js
/** Longer than this counts as forever: about 292 years, the most that a duration holds on the wire. */
const longestSeconds = 2 ** 63 / 1e9;
/**
* How long a model stays loaded. On the wire a number of seconds, or a duration such as `5m`; decoded it is
* milliseconds, `Infinity` for anything negative ("keep forever"), 0 for "unload when idle".
*/
const keepAliveSchema = union([number(), string()], { error: (issue) => `Unsupported type: '${goTypeOf(issue.input)}'` }).transform((value, context) => {
	if (typeof value === "number") return value < 0 || value > longestSeconds ? Infinity : value * 1e3;
	try {
		const milliseconds = parseDuration(value);
		return milliseconds < 0 ? Infinity : milliseconds;
	} catch (error) {
		if (!(error instanceof InvalidDurationError)) throw error;
		context.addIssue({
			code: "custom",
			message: error.message
		});
		return NEVER;
	}
}).meta({ description: "Seconds as a number, or a duration such as \"5m\"; negative keeps the model loaded forever." });
/** The type's name in the message that clients know. */
function goTypeOf(value) {
	if (Array.isArray(value)) return "[]interface {}";
	if (typeof value === "object" && value !== null) return "map[string]interface {}";
	if (typeof value === "boolean") return "bool";
	return typeof value;
}
// packages/protocol/dist/ndjson.js
/** One line of a stream: compact JSON and a line feed. */
function encodeNdjson(value) {
	return `${JSON.stringify(value)}\n`;
}
// packages/protocol/dist/timestamp.js
/** The longest time that fits the wire's 64-bit nanoseconds, in milliseconds: about 292 years. */
const foreverMilliseconds = 2 ** 63 / 1e6;
/** Beyond this many milliseconds apart, the wall clock was set or the machine slept. */
const largestDrift = 5;
let clockOrigin = performance.timeOrigin;
/** The time now in UTC with microseconds, as `created_at` has it: `2026-01-02T03:04:05.123456Z`. */
function currentTimestamp() {
	return formatTimestamp(currentMilliseconds());
}
/** An instant in UTC with microseconds: `2026-01-02T03:04:05.123456Z`. Six digits, since older Pythons read no others. */
function formatTimestamp(instant) {
	return format(toMicroseconds(instant), 0);
}
/**
* An instant with microseconds and the machine's offset, as `modified_at` and `expires_at` have it:
* `2026-01-02T03:04:05.123456-07:00`; `Z` where the offset is 0.
*/
function formatLocalTimestamp(instant) {
	const microseconds = toMicroseconds(instant);
	return format(microseconds, -new Date(Number(microseconds / 1000n)).getTimezoneOffset());
}
/**
* Milliseconds since 1970 with microseconds in the fraction. The high-resolution clock does not follow the wall clock
* when that is set or the machine sleeps, so it is tied to it anew whenever they part.
*/
function currentMilliseconds() {
	const wall = Date.now();
	const precise = clockOrigin + performance.now();
	if (Math.abs(precise - wall) <= largestDrift) return precise;
	clockOrigin += wall - precise;
	return wall;
}
function toMicroseconds(instant) {
	if (typeof instant === "bigint") return instant / 1000n;
	const milliseconds = Number(instant);
	const finite = milliseconds === Infinity ? Date.now() + foreverMilliseconds : milliseconds;
	const whole = Math.floor(finite);
	return BigInt(whole) * 1000n + BigInt(Math.floor((finite - whole) * 1e3));
}
function format(microseconds, offsetMinutes) {
	const milliseconds = Number(microseconds / 1000n);
	return `${new Date(milliseconds + offsetMinutes * 6e4).toISOString().slice(0, -1)}${(microseconds % 1000n).toString().padStart(3, "0")}${formatOffset(offsetMinutes)}`;
}
function formatOffset(minutes) {
	if (minutes === 0) return "Z";
	const absolute = Math.abs(minutes);
	const hours = String(Math.floor(absolute / 60)).padStart(2, "0");
	return `${minutes < 0 ? "-" : "+"}${hours}:${String(absolute % 60).padStart(2, "0")}`;
}
// packages/protocol/dist/model-name/format-model-name.js
/** The whole name without the scheme: `registry.ollama.ai/library/llama3.2:latest`. */
function formatFullName(name) {
	return `${name.host}/${name.namespace}/${name.model}:${name.tag}`;
}
/** The shortest form that means the same model; it always has the tag: `llama3.2:latest`, `me/mine:7b`. */
function formatShortName(name) {
	const modelAndTag = `${name.model}:${name.tag}`;
	if (!equalIgnoringCase(name.host, defaultNameParts.host)) return `${name.host}/${name.namespace}/${modelAndTag}`;
	if (!equalIgnoringCase(name.namespace, defaultNameParts.namespace)) return `${name.namespace}/${modelAndTag}`;
	return modelAndTag;
}
function equalIgnoringCase(a, b) {
	return a === b || a.toLowerCase() === b.toLowerCase();
}
// packages/protocol/dist/model-name/source-suffix.js
/**
* Removes a final `:local`, which in a request says "the model on this machine, not one in the cloud". Here every
* model is on this machine, so the suffix says nothing more.
*/
function stripSourceSuffix(text) {
	return /:local$/i.test(text) ? text.slice(0, -6) : text;
}
// packages/protocol/dist/ollama/shared-fields.js
/** A model name as sent, without the spaces around it. Its grammar is checked later: each endpoint has its own error. */
const modelField = string().trim().default("").meta({ description: "Model name: [host/][namespace/]model[:tag]." });
/** The old spelling of `model`, on the endpoints that know it. */
const nameAliasField = string().trim().exactOptional().meta({
	description: "Old name of `model`.",
	deprecated: true
});
/** Whether the answer is a stream of JSON lines. */
const streamField = boolean().default(true).meta({ description: "Answer in pieces, one JSON object a line." });
/** Model options by name. Their names and types are the engine's matter, which reports them with its own errors. */
const optionsField = record(string(), unknown()).exactOptional().meta({ description: "Model options, such as temperature, num_ctx, stop." });
/** `"json"`, a JSON Schema, or empty for no constraint. Anything else is refused after the model is loaded. */
const formatField = unknown().exactOptional().meta({ description: "\"json\", or a JSON Schema that the answer must match." });
/** Images (or audio) in base64. */
const imagesField = array(string().superRefine((text, context) => {
	const at = findBase64Error(text);
	if (at !== void 0) context.addIssue({
		code: "custom",
		message: `illegal base64 data at input byte ${at}`
	});
})).exactOptional().meta({ description: "Images in base64, without a data: prefix." });
const wrongThinkType = "think must be a boolean or string (\"high\", \"medium\", \"low\", \"max\", true, or false)";
/** Whether the model thinks before it answers, or how much. */
const thinkField = union([boolean(), _enum([
	"low",
	"medium",
	"high",
	"max"
])], { error: ({ input }) => typeof input === "string" ? `invalid think value: ${JSON.stringify(input)} (must be "high", "medium", "low", "max", true, or false)` : wrongThinkType }).exactOptional().meta({ description: "true, false, \"low\", \"medium\", \"high\" or \"max\"." });
/** Moves the old `name` to `model` where `model` is empty. */
function applyNameAlias(request) {
	const { name, ...rest } = request;
	return {
		...rest,
		model: rest.model === "" ? name ?? "" : rest.model
	};
}
// packages/protocol/dist/ollama/message.js
/** A call of a tool that a model made. The field `type` that some clients send is ignored. */
const toolCallSchema = object({
	id: string().exactOptional(),
	function: object({
		index: int().exactOptional(),
		name: string().default(""),
		arguments: record(string(), unknown()).default({})
	}).meta({ title: "ToolCallFunction" }).default({
		name: "",
		arguments: {}
	})
}).meta({ title: "ToolCall" });
/** One message of a conversation. The order of the fields is the order on the wire. */
const messageSchema = object({
	role: string().toLowerCase().default(""),
	content: string().default(""),
	thinking: string().exactOptional(),
	images: imagesField,
	tool_calls: array(toolCallSchema).exactOptional(),
	tool_name: string().exactOptional(),
	tool_call_id: string().exactOptional()
}).meta({ title: "Message" });
// packages/protocol/dist/ollama/tool.js
const propertyTypeField = union([string(), array(string())], { error: "the type of a tool property must be a string or an array of strings" });
const toolPropertySchema = object({
	anyOf: array(lazy(() => toolPropertySchema)).exactOptional(),
	type: propertyTypeField.exactOptional(),
	items: unknown().exactOptional(),
	description: string().exactOptional(),
	enum: array(unknown()).exactOptional(),
	properties: record(string(), lazy(() => toolPropertySchema)).exactOptional(),
	required: array(string()).exactOptional()
}).meta({ title: "ToolProperty" });
const toolParametersSchema = object({
	type: string().default(""),
	$defs: unknown().exactOptional(),
	items: unknown().exactOptional(),
	required: array(string()).exactOptional(),
	properties: record(string(), toolPropertySchema).exactOptional()
}).meta({ title: "ToolFunctionParameters" });
const toolFunctionSchema = object({
	name: string().default(""),
	description: string().exactOptional(),
	parameters: toolParametersSchema.exactOptional()
}).meta({ title: "ToolFunction" });
/** A tool that the model may call. */
const toolSchema = object({
	type: string().default(""),
	items: unknown().exactOptional(),
	function: toolFunctionSchema.default({ name: "" })
}).meta({ title: "Tool" });
// packages/protocol/dist/ollama/chat.js
/** `POST /api/chat`. */
const chatRequestSchema = object({
	model: modelField,
	messages: array(messageSchema).default([]),
	tools: array(toolSchema).default([]),
	stream: streamField,
	format: formatField,
	keep_alive: keepAliveSchema.exactOptional(),
	options: optionsField,
	think: thinkField,
	truncate: boolean().default(true),
	shift: boolean().exactOptional(),
	logprobs: boolean().default(false),
	top_logprobs: int().default(0),
	_debug_render_only: boolean().default(false)
}).meta({ title: "ChatRequest" });
// packages/protocol/dist/ollama/copy.js
/** `POST /api/copy`. */
const copyRequestSchema = object({
	source: string().trim().default(""),
	destination: string().trim().default("")
}).meta({ title: "CopyRequest" });
// packages/protocol/dist/ollama/create.js
/** Path relative to the model's folder, with slashes -> digest of a blob in the store. */
const filesField = record(string(), string()).default({});
const licenseField = union([string(), array(string())], { error: "license must be a string or an array of strings" }).transform((license) => [license].flat().filter((text) => text !== "")).default([]);
/** `POST /api/create`. Paths and digests are checked by whoever opens the files. */
const createRequestSchema = object({
	model: modelField,
	name: nameAliasField,
	from: string().trim().default(""),
	files: filesField,
	adapters: filesField,
	draft_files: filesField,
	draft_quantize: string().default(""),
	template: string().default(""),
	system: string().default(""),
	license: licenseField,
	parameters: record(string(), unknown()).default({}),
	messages: array(messageSchema).default([]),
	quantize: string().default(""),
	quantization: string().exactOptional().meta({
		description: "Old name of `quantize`.",
		deprecated: true
	}),
	renderer: string().default(""),
	parser: string().default(""),
	requires: string().default(""),
	info: record(string(), unknown()).default({}),
	stream: streamField
}).meta({ title: "CreateRequest" }).transform(applyNameAlias).transform(({ quantization, ...request }) => ({
	...request,
	quantize: request.quantize || (quantization ?? "")
}));
// packages/protocol/dist/ollama/delete.js
/** `DELETE /api/delete`. */
const deleteRequestSchema = object({
	model: modelField,
	name: nameAliasField
}).meta({ title: "DeleteRequest" }).transform(applyNameAlias);
// packages/protocol/dist/ollama/embed.js
/** `POST /api/embed`. Absent, empty text and empty array as `input` load the model. */
const embedRequestSchema = object({
	model: modelField,
	input: union([string(), array(string())], { error: "invalid input type" }).exactOptional(),
	truncate: boolean().default(true),
	dimensions: int().default(0),
	options: optionsField,
	keep_alive: keepAliveSchema.exactOptional()
}).meta({ title: "EmbedRequest" });
// packages/protocol/dist/ollama/embeddings.js
/** `POST /api/embeddings`, the old form of `/api/embed`. */
const embeddingsRequestSchema = object({
	model: modelField,
	prompt: string().default(""),
	options: optionsField,
	keep_alive: keepAliveSchema.exactOptional()
}).meta({ title: "EmbeddingRequest" });
// packages/protocol/dist/ollama/generate.js
/** `POST /api/generate`. */
const generateRequestSchema = object({
	model: modelField,
	prompt: string().default(""),
	suffix: string().default(""),
	system: string().default(""),
	template: string().default(""),
	context: array(int()).exactOptional(),
	stream: streamField,
	raw: boolean().default(false),
	format: formatField,
	keep_alive: keepAliveSchema.exactOptional(),
	images: imagesField,
	options: optionsField,
	think: thinkField,
	truncate: boolean().default(true),
	shift: boolean().exactOptional(),
	logprobs: boolean().default(false),
	top_logprobs: int().default(0),
	_debug_render_only: boolean().default(false)
}).meta({ title: "GenerateRequest" });
// packages/protocol/dist/ollama/show.js
/** `POST /api/show`. `template` is read and ignored, as clients expect. */
const showRequestSchema = object({
	model: modelField,
	name: nameAliasField,
	verbose: boolean().default(false),
	system: string().default(""),
	template: string().default(""),
	options: optionsField
}).meta({ title: "ShowRequest" }).transform(applyNameAlias);
// packages/modelfile/dist/format-modelfile.js
/**
* The text of a Modelfile, one instruction after the other, each with a newline.
*
* `parseModelfile` reads the same commands back, with two exceptions that the format has no way to write: characters
* that it drops (control characters, a no-break space), and a text that needs quotes but has a line, other than its
* last, that ends with three quotes itself.
*/
function formatModelfile({ commands }) {
	return commands.map((command) => `${formatCommand(command)}\n`).join("");
}
function formatCommand(command) {
	switch (command.instruction) {
		case "from": return `FROM ${command.value}`;
		case "parameter": return `PARAMETER ${command.name} ${quoted$1(command.value)}`;
		case "message": return `MESSAGE ${command.role} ${quoted$1(command.content)}`;
		default: return `${command.instruction.toUpperCase()} ${quoted$1(command.value)}`;
	}
}
/**
* A value with quotes where it needs some. Which quotes is the original's choice wherever its choice reads back; it
* leaves a value that begins with a quote as it is, which then swallows the lines that follow.
*/
function quoted$1(value) {
	const single = `"${value}"`;
	const triple = `"""${value}"""`;
	const needsQuotes = value === "" || /[\r\n]/.test(value) || value !== value.trim();
	const inQuotes = value.includes("\"") ? [triple, single] : [single, triple];
	return (needsQuotes ? inQuotes : [value, ...inQuotes]).find((form) => readsBack(form, value)) ?? inQuotes[0] ?? triple;
}
function readsBack(form, value) {
	const lines = splitLines(form);
	const read = readValue$1(lines[0]?.text ?? "", lines, 0);
	return read?.value === value && read.lineCount === lines.length;
}
// packages/modelfile/dist/generated-modelfile.js
/**
* The Modelfile that would make a stored model again, as `/api/show` gives it: with its heading, and in its order.
* Missing and empty texts are left out.
*/
function formatGeneratedModelfile(model) {
	return `${[
		"Modelfile generated by \"ollama show\"",
		"To build a new Modelfile based on this, replace FROM with:",
		`FROM ${model.shortName}`
	].map((line) => `# ${line}\n`).join("")}\n${formatModelfile({ commands: commandsOf(model) })}`;
}
function commandsOf(model) {
	return [
		...each("from", model.weights),
		...each("adapter", model.adapters),
		...each("draft", model.drafts),
		...each("from", model.projectors),
		...one("template", model.template),
		...one("system", model.system),
		...one("renderer", model.renderer),
		...one("parser", model.parser),
		...parameterCommands(model.parameters),
		...each("license", model.licenses),
		...messageCommands(model.messages)
	];
}
function each(instruction, values = []) {
	return values.map((value) => ({
		instruction,
		value
	}));
}
function one(instruction, value = "") {
	return value === "" ? [] : [{
		instruction,
		value
	}];
}
function parameterCommands(parameters = {}) {
	return Object.entries(parameters).flatMap(([name, value]) => {
		return (Array.isArray(value) ? value : [value]).map((item) => ({
			instruction: "parameter",
			name,
			value: String(item)
		}));
	});
}
function messageCommands(messages = []) {
	return messages.map(({ role, content }) => ({
		instruction: "message",
		role,
		content
	}));
}
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/http-exception.js
/**
* `HTTPException` must be used when a fatal error such as authentication failure occurs.
*
* @see {@link https://hono.dev/docs/api/exception}
*
* @param {StatusCode} status - status code of HTTPException
* @param {HTTPExceptionOptions} options - options of HTTPException
* @param {HTTPExceptionOptions["res"]} options.res - response of options of HTTPException
* @param {HTTPExceptionOptions["message"]} options.message - message of options of HTTPException
* @param {HTTPExceptionOptions["cause"]} options.cause - cause of options of HTTPException
*
* @example
* ```ts
* import { HTTPException } from 'hono/http-exception'
*
* // ...
*
* app.post('/auth', async (c, next) => {
*   // authentication
*   if (authorized === false) {
*     throw new HTTPException(401, { message: 'Custom error message' })
*   }
*   await next()
* })
* ```
*/
var HTTPException = class extends Error {
	res;
	status;
	/**
	* Creates an instance of `HTTPException`.
	* @param status - HTTP status code for the exception. Defaults to 500.
	* @param options - Additional options for the exception.
	*/
	constructor(status = 500, options) {
		super(options?.message, { cause: options?.cause });
		this.res = options?.res;
		this.status = status;
	}
	/**
	* Returns the response object associated with the exception.
	* If a response object is not provided, a new response is created with the error message and status code.
	* @returns The response object.
	*/
	getResponse() {
		if (this.res) return new Response(this.res.body, {
			status: this.status,
			headers: this.res.headers
		});
		return new Response(this.message, { status: this.status });
	}
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/request/constants.js
const GET_MATCH_RESULT = Symbol();
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/utils/buffer.js
const bufferToFormData = (arrayBuffer, contentType) => {
	return new Response(arrayBuffer, { headers: { "Content-Type": contentType.replace(/^[^;]+/, (mediaType) => mediaType.toLowerCase()) } }).formData();
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/utils/body.js
const MAX_NESTED_OBJECTS = 1e4;
const isRawRequest = (request) => "headers" in request;
const parseBody = async (request, options = Object.create(null)) => {
	const { all = false, dot = false } = options;
	const mediaType = (isRawRequest(request) ? request.headers : request.raw.headers).get("Content-Type")?.split(";")[0].trim().toLowerCase();
	if (mediaType === "multipart/form-data" || mediaType === "application/x-www-form-urlencoded") return parseFormData(request, {
		all,
		dot
	});
	return {};
};
/**
* Parses form data from a request.
*
* @template T - The type of the parsed body data.
* @param {HonoRequest | Request} request - The request object containing form data.
* @param {ParseBodyOptions} options - Options for parsing the form data.
* @returns {Promise<T>} The parsed body data.
*/
async function parseFormData(request, options) {
	if (!isRawRequest(request) && request.bodyCache.formData) return convertFormDataToBodyData(await request.bodyCache.formData, options);
	const headers = isRawRequest(request) ? request.headers : request.raw.headers;
	const arrayBuffer = await request.arrayBuffer();
	const formDataPromise = bufferToFormData(arrayBuffer, headers.get("Content-Type") || "");
	if (!isRawRequest(request)) request.bodyCache.formData = formDataPromise;
	const formData = await formDataPromise;
	if (formData) return convertFormDataToBodyData(formData, options);
	return {};
}
/**
* Converts form data to body data based on the provided options.
*
* @template T - The type of the parsed body data.
* @param {FormData} formData - The form data to convert.
* @param {ParseBodyOptions} options - Options for parsing the form data.
* @returns {T} The converted body data.
*/
function convertFormDataToBodyData(formData, options) {
	const form = Object.create(null);
	const nestingState = { count: 0 };
	formData.forEach((value, key) => {
		if (!(options.all || key.endsWith("[]"))) form[key] = value;
		else handleParsingAllValues(form, key, value);
	});
	if (options.dot) Object.entries(form).forEach(([key, value]) => {
		if (key.includes(".")) {
			handleParsingNestedValues(form, key, value, nestingState);
			delete form[key];
		}
	});
	return form;
}
/**
* Handles parsing all values for a given key, supporting multiple values as arrays.
*
* @param {BodyData} form - The form data object.
* @param {string} key - The key to parse.
* @param {FormDataEntryValue} value - The value to assign.
*/
const handleParsingAllValues = (form, key, value) => {
	if (form[key] !== void 0) {
		if (Array.isArray(form[key])) form[key].push(value);
		else form[key] = [form[key], value];
	} else if (!key.endsWith("[]")) form[key] = value;
	else form[key] = [value];
};
/**
* Handles parsing nested values using dot notation keys.
*
* @param {BodyData} form - The form data object.
* @param {string} key - The dot notation key.
* @param {BodyDataValue} value - The value to assign.
* @param {{ count: number }} state - The state object tracking nesting depth.
*/
const handleParsingNestedValues = (form, key, value, state) => {
	if (/(?:^|\.)__proto__\./.test(key)) return;
	let nestedForm = form;
	const keys = key.split(".", 34);
	if (keys.length > 33) throwNestingLimitExceeded();
	keys.forEach((key, index) => {
		if (index === keys.length - 1) nestedForm[key] = value;
		else {
			if (!nestedForm[key] || typeof nestedForm[key] !== "object" || Array.isArray(nestedForm[key]) || nestedForm[key] instanceof File) {
				if (state.count++ >= MAX_NESTED_OBJECTS) throwNestingLimitExceeded();
				nestedForm[key] = Object.create(null);
			}
			nestedForm = nestedForm[key];
		}
	});
};
const throwNestingLimitExceeded = () => {
	throw new Error("Nesting limit exceeded");
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/utils/url.js
const splitPath = (path) => {
	const paths = path.split("/");
	if (paths[0] === "") paths.shift();
	return paths;
};
const splitRoutingPath = (routePath) => {
	const { groups, path } = extractGroupsFromPath(routePath);
	const paths = splitPath(path);
	return replaceGroupMarks(paths, groups);
};
const extractGroupsFromPath = (path) => {
	const groups = [];
	path = path.replace(/\{[^}]+\}/g, (match, index) => {
		const mark = `@${index}`;
		groups.push([mark, match]);
		return mark;
	});
	return {
		groups,
		path
	};
};
const replaceGroupMarks = (paths, groups) => {
	for (let i = groups.length - 1; i >= 0; i--) {
		const [mark] = groups[i];
		for (let j = paths.length - 1; j >= 0; j--) if (paths[j].includes(mark)) {
			paths[j] = paths[j].replace(mark, groups[i][1]);
			break;
		}
	}
	return paths;
};
const patternCache = {};
const getPattern = (label, next) => {
	if (label === "*") return "*";
	const match = label.match(/^\:([^\{\}]+)(?:\{(.+)\})?$/);
	if (match) {
		const cacheKey = `${label}#${next}`;
		if (!patternCache[cacheKey]) {
			if (match[2]) patternCache[cacheKey] = next && next[0] !== ":" && next[0] !== "*" ? [
				cacheKey,
				match[1],
				new RegExp(`^${match[2]}(?=/${next})`)
			] : [
				label,
				match[1],
				new RegExp(`^${match[2]}$`)
			];
			else patternCache[cacheKey] = [
				label,
				match[1],
				true
			];
		}
		return patternCache[cacheKey];
	}
	return null;
};
const tryDecode = (str, decoder) => {
	try {
		return decoder(str);
	} catch {
		return str.replace(/(?:%[0-9A-Fa-f]{2})+/g, (match) => {
			try {
				return decoder(match);
			} catch {
				return match;
			}
		});
	}
};
const decodeURIWithPreservedPercent = (value) => decodeURI(value.includes("%25") ? value.replace(/%25/g, "%2525") : value);
const getPath = (request) => {
	const url = request.url;
	const start = url.indexOf("/", url.indexOf(":") + 4);
	let i = start;
	for (; i < url.length; i++) {
		const charCode = url.charCodeAt(i);
		if (charCode === 37) {
			const queryIndex = url.indexOf("?", i);
			const hashIndex = url.indexOf("#", i);
			const end = queryIndex === -1 ? hashIndex === -1 ? void 0 : hashIndex : hashIndex === -1 ? queryIndex : Math.min(queryIndex, hashIndex);
			const path = url.slice(start, end);
			const decoded = tryDecode(path, decodeURIWithPreservedPercent);
			if (/%(?![0-9A-Fa-f]{2})/.test(path)) {
				const rewritten = new URL("http://localhost");
				rewritten.pathname = decoded.replace(/[\\\t\n\r]/g, encodeURIComponent);
				if (tryDecode(rewritten.pathname, decodeURIWithPreservedPercent) !== decoded) return tryDecode(path.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"), decodeURIWithPreservedPercent);
			}
			return decoded;
		} else if (charCode === 63 || charCode === 35) break;
	}
	return url.slice(start, i);
};
const getPathNoStrict = (request) => {
	const result = getPath(request);
	return result.length > 1 && result.at(-1) === "/" ? result.slice(0, -1) : result;
};
/**
* Merge paths.
* @param {string[]} ...paths - The paths to merge.
* @returns {string} The merged path.
* @example
* mergePath('/api', '/users') // '/api/users'
* mergePath('/api/', '/users') // '/api/users'
* mergePath('/api', '/') // '/api'
* mergePath('/api/', '/') // '/api/'
*/
const mergePath = (base, sub, ...rest) => {
	if (rest.length) sub = mergePath(sub, ...rest);
	return `${base?.[0] === "/" ? "" : "/"}${base}${sub === "/" ? "" : `${base?.at(-1) === "/" ? "" : "/"}${sub?.[0] === "/" ? sub.slice(1) : sub}`}`;
};
const checkOptionalParameter = (path) => {
	if (path.charCodeAt(path.length - 1) !== 63 || !path.includes(":")) return null;
	const segments = path.split("/");
	const results = [];
	let basePath = "";
	segments.forEach((segment) => {
		if (segment !== "" && !/\:/.test(segment)) basePath += "/" + segment;
		else if (/\:/.test(segment)) {
			if (segment.charCodeAt(segment.length - 1) === 63) {
				if (results.length === 0 && basePath === "") results.push("/");
				else results.push(basePath);
				const optionalSegment = segment.slice(0, -1);
				basePath += "/" + optionalSegment;
				results.push(basePath);
			} else basePath += "/" + segment;
		}
	});
	return results.filter((v, i, a) => a.indexOf(v) === i);
};
const tryDecodeURIComponent = (str) => str.indexOf("%") !== -1 ? tryDecode(str, decodeURIComponent_) : str;
const _decodeURI = (value) => {
	if (value.indexOf("+") !== -1) value = value.replace(/\+/g, " ");
	return tryDecodeURIComponent(value);
};
const _getQueryParam = (url, key, multiple) => {
	const hashIndex = url.indexOf("#", 8);
	if (hashIndex !== -1) url = url.slice(0, hashIndex);
	let encoded;
	if (!multiple && key && !/[%+&=]/.test(key)) {
		const queryIndex = url.indexOf("?", 8);
		let keyIndex = queryIndex;
		if (keyIndex === -1) return;
		if (!url.startsWith(key, keyIndex + 1)) keyIndex = url.indexOf(`&${key}`, keyIndex + 1);
		while (keyIndex !== -1) {
			const trailingKeyCode = url.charCodeAt(keyIndex + key.length + 1);
			if (trailingKeyCode === 61 || trailingKeyCode === 38 || isNaN(trailingKeyCode)) {
				if (keyIndex > queryIndex && /(?:^|&)[^=&]*[%+]/.test(url.slice(queryIndex + 1, keyIndex))) break;
				if (trailingKeyCode === 61) {
					const valueIndex = keyIndex + key.length + 2;
					const endIndex = url.indexOf("&", valueIndex);
					return _decodeURI(url.slice(valueIndex, endIndex === -1 ? void 0 : endIndex));
				}
				return "";
			}
			keyIndex = url.indexOf(`&${key}`, keyIndex + 1);
		}
		encoded = /[%+]/.test(url);
		if (!encoded) return;
	}
	const results = Object.create(null);
	encoded ??= /[%+]/.test(url);
	let keyIndex = url.indexOf("?", 8);
	while (keyIndex !== -1) {
		const nextKeyIndex = url.indexOf("&", keyIndex + 1);
		let valueIndex = url.indexOf("=", keyIndex);
		if (valueIndex > nextKeyIndex && nextKeyIndex !== -1) valueIndex = -1;
		let name = url.slice(keyIndex + 1, valueIndex === -1 ? nextKeyIndex === -1 ? void 0 : nextKeyIndex : valueIndex);
		if (encoded) name = _decodeURI(name);
		keyIndex = nextKeyIndex;
		if (name === "") continue;
		let value;
		if (valueIndex === -1) value = "";
		else {
			value = url.slice(valueIndex + 1, nextKeyIndex === -1 ? void 0 : nextKeyIndex);
			if (encoded) value = _decodeURI(value);
		}
		if (multiple) {
			if (!(results[name] && Array.isArray(results[name]))) results[name] = [];
			results[name].push(value);
		} else results[name] ??= value;
	}
	return key ? results[key] : results;
};
const getQueryParam = _getQueryParam;
const getQueryParams = (url, key) => {
	return _getQueryParam(url, key, true);
};
const decodeURIComponent_ = decodeURIComponent;
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/request.js
var HonoRequest = class {
	/**
	* `.raw` can get the raw Request object.
	*
	* @see {@link https://hono.dev/docs/api/request#raw}
	*
	* @example
	* ```ts
	* // For Cloudflare Workers
	* app.post('/', async (c) => {
	*   const metadata = c.req.raw.cf?.hostMetadata?
	*   ...
	* })
	* ```
	*/
	raw;
	#validatedData;
	#matchResult;
	routeIndex = 0;
	/**
	* `.path` can get the pathname of the request.
	*
	* @see {@link https://hono.dev/docs/api/request#path}
	*
	* @example
	* ```ts
	* app.get('/about/me', (c) => {
	*   const pathname = c.req.path // `/about/me`
	* })
	* ```
	*/
	path;
	bodyCache = {};
	constructor(request, path = "/", matchResult = [[]]) {
		this.raw = request;
		this.path = path;
		this.#matchResult = matchResult;
	}
	param(key) {
		return key ? this.#getDecodedParam(key) : this.#getAllDecodedParams();
	}
	#getDecodedParam(key) {
		const paramKey = this.#matchResult[0][this.routeIndex]?.[1][key];
		const param = this.#getParamValue(paramKey);
		return param && tryDecodeURIComponent(param);
	}
	#getAllDecodedParams() {
		const decoded = {};
		const keys = Object.keys(this.#matchResult[0][this.routeIndex]?.[1] ?? {});
		for (const key of keys) {
			const value = this.#getParamValue(this.#matchResult[0][this.routeIndex][1][key]);
			if (value !== void 0) decoded[key] = tryDecodeURIComponent(value);
		}
		return decoded;
	}
	#getParamValue(paramKey) {
		return this.#matchResult[1] ? this.#matchResult[1][paramKey] : paramKey;
	}
	query(key) {
		return getQueryParam(this.url, key);
	}
	queries(key) {
		return getQueryParams(this.url, key);
	}
	header(name) {
		if (name) return this.raw.headers.get(name) ?? void 0;
		const headerData = Object.create(null);
		this.raw.headers.forEach((value, key) => {
			headerData[key] = value;
		});
		return headerData;
	}
	async parseBody(options) {
		return parseBody(this, options);
	}
	#cachedBody = (key) => {
		const { bodyCache, raw } = this;
		const cachedBody = bodyCache[key];
		if (cachedBody) return cachedBody;
		for (const anyCachedKey in bodyCache) return bodyCache[anyCachedKey].then((body) => {
			if (anyCachedKey === "json") body = JSON.stringify(body);
			const contentType = anyCachedKey === "formData" ? void 0 : raw.headers.get("content-type");
			return new Response(body, { headers: contentType ? { "Content-Type": contentType } : void 0 })[key]();
		});
		return bodyCache[key] = raw[key]();
	};
	/**
	* `.json()` can parse Request body of type `application/json`
	*
	* @see {@link https://hono.dev/docs/api/request#json}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.json()
	* })
	* ```
	*/
	json() {
		return this.#cachedBody("text").then((text) => JSON.parse(text));
	}
	/**
	* `.text()` can parse Request body of type `text/plain`
	*
	* @see {@link https://hono.dev/docs/api/request#text}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.text()
	* })
	* ```
	*/
	text() {
		return this.#cachedBody("text");
	}
	/**
	* `.arrayBuffer()` parse Request body as an `ArrayBuffer`
	*
	* @see {@link https://hono.dev/docs/api/request#arraybuffer}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.arrayBuffer()
	* })
	* ```
	*/
	arrayBuffer() {
		return this.#cachedBody("arrayBuffer");
	}
	/**
	* `.bytes()` parses the request body as a `Uint8Array`.
	*
	* @see {@link https://hono.dev/docs/api/request#bytes}
	*
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.bytes()
	* })
	* ```
	*/
	bytes() {
		return this.#cachedBody("arrayBuffer").then((buffer) => new Uint8Array(buffer));
	}
	/**
	* Parses the request body as a `Blob`.
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.blob();
	* });
	* ```
	* @see https://hono.dev/docs/api/request#blob
	*/
	blob() {
		return this.#cachedBody("blob");
	}
	/**
	* Parses the request body as `FormData`.
	* @example
	* ```ts
	* app.post('/entry', async (c) => {
	*   const body = await c.req.formData();
	* });
	* ```
	* @see https://hono.dev/docs/api/request#formdata
	*/
	formData() {
		return this.#cachedBody("formData");
	}
	/**
	* Adds validated data to the request.
	*
	* @param target - The target of the validation.
	* @param data - The validated data to add.
	*/
	addValidatedData(target, data) {
		(this.#validatedData ??= {})[target] = data;
	}
	valid(target) {
		return this.#validatedData?.[target];
	}
	/**
	* `.url` can get the request url strings.
	*
	* @see {@link https://hono.dev/docs/api/request#url}
	*
	* @example
	* ```ts
	* app.get('/about/me', (c) => {
	*   const url = c.req.url // `http://localhost:8787/about/me`
	*   ...
	* })
	* ```
	*/
	get url() {
		return this.raw.url;
	}
	/**
	* `.method` can get the method name of the request.
	*
	* @see {@link https://hono.dev/docs/api/request#method}
	*
	* @example
	* ```ts
	* app.get('/about/me', (c) => {
	*   const method = c.req.method // `GET`
	* })
	* ```
	*/
	get method() {
		return this.raw.method;
	}
	get [GET_MATCH_RESULT]() {
		return this.#matchResult;
	}
	/**
	* `.matchedRoutes` can return a matched route in the handler
	*
	* @deprecated
	*
	* Use matchedRoutes helper defined in "hono/route" instead.
	*
	* @see {@link https://hono.dev/docs/api/request#matchedroutes}
	*
	* @example
	* ```ts
	* app.use('*', async function logger(c, next) {
	*   await next()
	*   c.req.matchedRoutes.forEach(({ handler, method, path }, i) => {
	*     const name = handler.name || (handler.length < 2 ? '[handler]' : '[middleware]')
	*     console.log(
	*       method,
	*       ' ',
	*       path,
	*       ' '.repeat(Math.max(10 - path.length, 0)),
	*       name,
	*       i === c.req.routeIndex ? '<- respond from here' : ''
	*     )
	*   })
	* })
	* ```
	*/
	get matchedRoutes() {
		return this.#matchResult[0].map(([[, route]]) => route);
	}
	/**
	* `.routePath` can retrieve the path registered within the handler
	*
	* @deprecated
	*
	* Use routePath helper defined in "hono/route" instead.
	*
	* @see {@link https://hono.dev/docs/api/request#routepath}
	*
	* @example
	* ```ts
	* app.get('/posts/:id', (c) => {
	*   return c.json({ path: c.req.routePath })
	* })
	* ```
	*/
	get routePath() {
		return this.#matchResult[0].map(([[, route]]) => route)[this.routeIndex].path;
	}
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/utils/html.js
/**
* @module
* HTML utility.
*/
const HtmlEscapedCallbackPhase = {
	Stringify: 1,
	BeforeStream: 2,
	Stream: 3
};
const raw = (value, callbacks) => {
	const escapedString = new String(value);
	escapedString.isEscaped = true;
	escapedString.callbacks = callbacks;
	return escapedString;
};
const resolveCallback = async (str, phase, preserveCallbacks, context, buffer) => {
	if (typeof str === "object" && !(str instanceof String)) {
		if (!(str instanceof Promise)) str = str.toString();
		if (str instanceof Promise) str = await str;
	}
	const callbacks = str.callbacks;
	if (!callbacks?.length) return Promise.resolve(str);
	if (buffer) buffer[0] += str;
	else buffer = [str];
	const resStr = Promise.all(callbacks.map((c) => c({
		phase,
		buffer,
		context
	}))).then((res) => Promise.all(res.filter(Boolean).map((str) => resolveCallback(str, phase, false, context, buffer))).then(() => buffer[0]));
	if (preserveCallbacks) return raw(await resStr, callbacks);
	else return resStr;
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/context.js
const TEXT_PLAIN = "text/plain; charset=UTF-8";
const setDefaultContentType = (contentType, headers) => {
	return {
		"Content-Type": contentType,
		...headers
	};
};
const createResponseInstance = (body, init) => new Response(body, init);
var Context = class {
	#rawRequest;
	#req;
	/**
	* `.env` can get bindings (environment variables, secrets, KV namespaces, D1 database, R2 bucket etc.) in Cloudflare Workers.
	*
	* @see {@link https://hono.dev/docs/api/context#env}
	*
	* @example
	* ```ts
	* // Environment object for Cloudflare Workers
	* app.get('*', async c => {
	*   const counter = c.env.COUNTER
	* })
	* ```
	*/
	env = {};
	#var;
	finalized = false;
	/**
	* `.error` can get the error object from the middleware if the Handler throws an error.
	*
	* @see {@link https://hono.dev/docs/api/context#error}
	*
	* @example
	* ```ts
	* app.use('*', async (c, next) => {
	*   await next()
	*   if (c.error) {
	*     // do something...
	*   }
	* })
	* ```
	*/
	error;
	#status;
	#executionCtx;
	#res;
	#layout;
	#renderer;
	#notFoundHandler;
	#preparedHeaders;
	#matchResult;
	#path;
	/**
	* Creates an instance of the Context class.
	*
	* @param req - The Request object.
	* @param options - Optional configuration options for the context.
	*/
	constructor(req, options) {
		this.#rawRequest = req;
		if (options) {
			this.#executionCtx = options.executionCtx;
			this.env = options.env;
			this.#notFoundHandler = options.notFoundHandler;
			this.#path = options.path;
			this.#matchResult = options.matchResult;
		}
	}
	/**
	* `.req` is the instance of {@link HonoRequest}.
	*/
	get req() {
		this.#req ??= new HonoRequest(this.#rawRequest, this.#path, this.#matchResult);
		return this.#req;
	}
	/**
	* @see {@link https://hono.dev/docs/api/context#event}
	* The FetchEvent associated with the current request.
	*
	* @throws Will throw an error if the context does not have a FetchEvent.
	*/
	get event() {
		if (this.#executionCtx && "respondWith" in this.#executionCtx) return this.#executionCtx;
		else throw Error("This context has no FetchEvent");
	}
	/**
	* @see {@link https://hono.dev/docs/api/context#executionctx}
	* The ExecutionContext associated with the current request.
	*
	* @throws Will throw an error if the context does not have an ExecutionContext.
	*/
	get executionCtx() {
		if (this.#executionCtx) return this.#executionCtx;
		else throw Error("This context has no ExecutionContext");
	}
	/**
	* @see {@link https://hono.dev/docs/api/context#res}
	* The Response object for the current request.
	*/
	get res() {
		return this.#res ||= createResponseInstance(null, { headers: this.#preparedHeaders ??= new Headers() });
	}
	/**
	* Sets the Response object for the current request.
	*
	* @param _res - The Response object to set.
	*/
	set res(_res) {
		if (this.#res && _res) {
			_res = createResponseInstance(_res.body, _res);
			for (const [k, v] of this.#res.headers.entries()) {
				if (k === "content-type") continue;
				if (k === "set-cookie") {
					const cookies = this.#res.headers.getSetCookie();
					_res.headers.delete("set-cookie");
					for (const cookie of cookies) _res.headers.append("set-cookie", cookie);
				} else _res.headers.set(k, v);
			}
		}
		this.#res = _res;
		this.finalized = true;
	}
	/**
	* `.render()` can create a response within a layout.
	*
	* @see {@link https://hono.dev/docs/api/context#render-setrenderer}
	*
	* @example
	* ```ts
	* app.get('/', (c) => {
	*   return c.render('Hello!')
	* })
	* ```
	*/
	render = (...args) => {
		this.#renderer ??= (content) => this.html(content);
		return this.#renderer(...args);
	};
	/**
	* Sets the layout for the response.
	*
	* @param layout - The layout to set.
	* @returns The layout function.
	*/
	setLayout = (layout) => this.#layout = layout;
	/**
	* Gets the current layout for the response.
	*
	* @returns The current layout function.
	*/
	getLayout = () => this.#layout;
	/**
	* `.setRenderer()` can set the layout in the custom middleware.
	*
	* @see {@link https://hono.dev/docs/api/context#render-setrenderer}
	*
	* @example
	* ```tsx
	* app.use('*', async (c, next) => {
	*   c.setRenderer((content) => {
	*     return c.html(
	*       <html>
	*         <body>
	*           <p>{content}</p>
	*         </body>
	*       </html>
	*     )
	*   })
	*   await next()
	* })
	* ```
	*/
	setRenderer = (renderer) => {
		this.#renderer = renderer;
	};
	/**
	* `.header()` can set headers.
	*
	* @see {@link https://hono.dev/docs/api/context#header}
	*
	* @example
	* ```ts
	* app.get('/welcome', (c) => {
	*   // Set headers
	*   c.header('X-Message', 'Hello!')
	*   c.header('Content-Type', 'text/plain')
	*
	*   // Append multiple headers using the append option (e.g. Vary)
	*   c.header('Vary', 'Accept-Encoding', { append: true })
	*   c.header('Vary', 'User-Agent', { append: true })
	*
	*   return c.body('Thank you for coming')
	* })
	* ```
	*/
	header = (name, value, options) => {
		if (this.finalized && !this.#res.bodyUsed) this.#res = createResponseInstance(this.#res.body, this.#res);
		const headers = this.#res ? this.#res.headers : this.#preparedHeaders ??= new Headers();
		if (value === void 0) headers.delete(name);
		else if (options?.append) headers.append(name, value);
		else headers.set(name, value);
	};
	status = (status) => {
		this.#status = status;
	};
	/**
	* `.set()` can set the value specified by the key.
	*
	* @see {@link https://hono.dev/docs/api/context#set-get}
	*
	* @example
	* ```ts
	* app.use('*', async (c, next) => {
	*   c.set('message', 'Hono is hot!!')
	*   await next()
	* })
	* ```
	*/
	set = (key, value) => {
		this.#var ??= /* @__PURE__ */ new Map();
		this.#var.set(key, value);
	};
	/**
	* `.get()` can use the value specified by the key.
	*
	* @see {@link https://hono.dev/docs/api/context#set-get}
	*
	* @example
	* ```ts
	* app.get('/', (c) => {
	*   const message = c.get('message')
	*   return c.text(`The message is "${message}"`)
	* })
	* ```
	*/
	get = (key) => {
		return this.#var ? this.#var.get(key) : void 0;
	};
	/**
	* `.var` can access the value of a variable.
	*
	* @see {@link https://hono.dev/docs/api/context#var}
	*
	* @example
	* ```ts
	* const result = c.var.client.oneMethod()
	* ```
	*/
	get var() {
		if (!this.#var) return {};
		return Object.fromEntries(this.#var);
	}
	#newResponse(data, arg, headers) {
		let responseHeaders = this.#res ? new Headers(this.#res.headers) : this.#preparedHeaders;
		if (typeof arg === "object" && arg.headers) {
			responseHeaders ??= new Headers();
			for (const [key, value] of new Headers(arg.headers)) if (key === "set-cookie") responseHeaders.append(key, value);
			else responseHeaders.set(key, value);
		}
		if (headers) {
			if (!responseHeaders) {
				let count = 0;
				for (const k in headers) if (++count > 1 || typeof headers[k] !== "string") {
					responseHeaders = new Headers();
					break;
				}
			}
			if (responseHeaders) for (const k in headers) {
				const v = headers[k];
				if (typeof v === "string") responseHeaders.set(k, v);
				else {
					responseHeaders.delete(k);
					for (const v2 of v) responseHeaders.append(k, v2);
				}
			}
		}
		const status = typeof arg === "number" ? arg : arg?.status ?? this.#status;
		return createResponseInstance(data, {
			status,
			headers: responseHeaders ?? headers
		});
	}
	newResponse = (...args) => this.#newResponse(...args);
	/**
	* `.body()` can return the HTTP response.
	* You can set headers with `.header()` and set HTTP status code with `.status`.
	* This can also be set in `.text()`, `.json()` and so on.
	*
	* @see {@link https://hono.dev/docs/api/context#body}
	*
	* @example
	* ```ts
	* app.get('/welcome', (c) => {
	*   // Set headers
	*   c.header('X-Message', 'Hello!')
	*   c.header('Content-Type', 'text/plain')
	*   // Set HTTP status code
	*   c.status(201)
	*
	*   // Return the response body
	*   return c.body('Thank you for coming')
	* })
	* ```
	*/
	body = (data, arg, headers) => this.#newResponse(data, arg, headers);
	/**
	* `.text()` can render text as `Content-Type:text/plain`.
	*
	* @see {@link https://hono.dev/docs/api/context#text}
	*
	* @example
	* ```ts
	* app.get('/say', (c) => {
	*   return c.text('Hello!')
	* })
	* ```
	*/
	text = (text, arg, headers) => {
		return !this.#preparedHeaders && !this.#status && !arg && !headers && !this.finalized ? new Response(text) : this.#newResponse(text, arg, setDefaultContentType(TEXT_PLAIN, headers));
	};
	/**
	* `.json()` can render JSON as `Content-Type:application/json`.
	*
	* @see {@link https://hono.dev/docs/api/context#json}
	*
	* @example
	* ```ts
	* app.get('/api', (c) => {
	*   return c.json({ message: 'Hello!' })
	* })
	* ```
	*/
	json = (object, arg, headers) => {
		return this.#newResponse(JSON.stringify(object), arg, setDefaultContentType("application/json", headers));
	};
	html = (html, arg, headers) => {
		const res = (html) => this.#newResponse(html, arg, setDefaultContentType("text/html; charset=UTF-8", headers));
		return typeof html === "object" ? resolveCallback(html, HtmlEscapedCallbackPhase.Stringify, false, {}).then(res) : res(html);
	};
	/**
	* `.redirect()` can Redirect, default status code is 302.
	*
	* @see {@link https://hono.dev/docs/api/context#redirect}
	*
	* @example
	* ```ts
	* app.get('/redirect', (c) => {
	*   return c.redirect('/')
	* })
	* app.get('/redirect-permanently', (c) => {
	*   return c.redirect('/', 301)
	* })
	* ```
	*/
	redirect = (location, status) => {
		const locationString = String(location);
		this.header("Location", !/[^\x00-\xFF]/.test(locationString) ? locationString : encodeURI(locationString));
		return this.newResponse(null, status ?? 302);
	};
	/**
	* `.notFound()` can return the Not Found Response.
	*
	* @see {@link https://hono.dev/docs/api/context#notfound}
	*
	* @example
	* ```ts
	* app.get('/notfound', (c) => {
	*   return c.notFound()
	* })
	* ```
	*/
	notFound = () => {
		this.#notFoundHandler ??= () => createResponseInstance();
		return this.#notFoundHandler(this);
	};
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/compose.js
/**
* Compose middleware functions into a single function based on `koa-compose` package.
*
* @template E - The environment type.
*
* @param {[[Function, unknown], unknown][] | [[Function]][]} middleware - An array of middleware functions and their corresponding parameters.
* @param {ErrorHandler<E>} [onError] - An optional error handler function.
* @param {NotFoundHandler<E>} [onNotFound] - An optional not-found handler function.
*
* @returns {(context: Context, next?: Next) => Promise<Context>} - A composed middleware function.
*/
const compose = (middleware, onError, onNotFound) => {
	return (context, next) => {
		let index = -1;
		return dispatch(0);
		/**
		* Dispatch the middleware functions.
		*
		* @param {number} i - The current index in the middleware array.
		*
		* @returns {Promise<Context>} - A promise that resolves to the context.
		*/
		async function dispatch(i) {
			if (i <= index) throw new Error("next() called multiple times");
			index = i;
			let res;
			let isError = false;
			let handler;
			if (middleware[i]) {
				handler = middleware[i][0][0];
				context.req.routeIndex = i;
			} else handler = i === middleware.length && next || void 0;
			if (handler) try {
				res = await handler(context, () => dispatch(i + 1));
			} catch (err) {
				if (err instanceof Error && onError) {
					context.error = err;
					res = await onError(err, context);
					isError = true;
				} else throw err;
			}
			else if (context.finalized === false && onNotFound) res = await onNotFound(context);
			if (res && (context.finalized === false || isError)) context.res = res;
			return context;
		}
	};
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/helper/route/index.js
/**
* Get matched routes in the handler
*
* @param {Context} c - The context object
* @returns An array of matched routes
*
* @example
* ```ts
* import { matchedRoutes } from 'hono/route'
*
* app.use('*', async function logger(c, next) {
*   await next()
*   matchedRoutes(c).forEach(({ handler, method, path }, i) => {
*     const name = handler.name || (handler.length < 2 ? '[handler]' : '[middleware]')
*     console.log(
*       method,
*       ' ',
*       path,
*       ' '.repeat(Math.max(10 - path.length, 0)),
*       name,
*       i === c.req.routeIndex ? '<- respond from here' : ''
*     )
*   })
* })
* ```
*/
const matchedRoutes = (c) => c.req[GET_MATCH_RESULT][0].map(([[, route]]) => route);
/**
* Get the route path registered within the handler
*
* @param {Context} c - The context object
* @param {number} index - The index of the route from which to retrieve the path, similar to Array.prototype.at(), where a negative number is the index counted from the end of the matching route. Defaults to the current route index.
* @returns The route path registered within the handler
*
* @example
* ```ts
* import { routePath } from 'hono/route'
*
* app.use('*', (c, next) => {
*   console.log(routePath(c)) // '*'
*   console.log(routePath(c, -1)) // '/posts/:id'
*   return next()
* })
*
* app.get('/posts/:id', (c) => {
*   return c.text(routePath(c)) // '/posts/:id'
* })
* ```
*/
const routePath = (c, index) => matchedRoutes(c).at(index ?? c.req.routeIndex)?.path ?? "";
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/router.js
/**
* Array of supported HTTP methods.
*/
const METHODS = [
	"get",
	"post",
	"put",
	"delete",
	"options",
	"patch",
	"query"
];
/**
* Error message indicating that a route cannot be added because the matcher is already built.
*/
const MESSAGE_MATCHER_IS_ALREADY_BUILT = "Can not add a route since the matcher is already built.";
/**
* Error class representing an unsupported path error.
*/
var UnsupportedPathError = class extends Error {};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/utils/constants.js
/**
* Constant used to mark a composed handler.
*/
const COMPOSED_HANDLER = "__COMPOSED_HANDLER";
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/utils/mount.js
const countTrailingSlashes = (path) => {
	let index = path.length;
	while (index > 0 && path.charCodeAt(index - 1) === 47) index--;
	return path.length - index;
};
const getPathPrefixLength = (c, pathPrefix, routePath) => {
	if (!/[:*]/.test(pathPrefix)) return pathPrefix.length;
	const path = c.req.path;
	const matchResult = c.req[GET_MATCH_RESULT];
	const paramNames = /* @__PURE__ */ new Set();
	let length = 0;
	for (const part of splitRoutingPath(pathPrefix)) {
		if (part[0] === ":" && part.endsWith("}?")) throw new Error(`mount(): Optional regular expression parameters are not supported in "${routePath}".`);
		const pattern = getPattern(part);
		if (pattern && pattern !== "*") {
			const name = pattern[1];
			if (paramNames.has(name)) throw new Error(`mount(): Duplicate path parameter "${name}" in "${routePath}".`);
			paramNames.add(name);
		}
		if (pattern && pattern !== "*" && pattern[2] !== true) {
			const value = matchResult.length === 2 ? matchResult[1][matchResult[0][c.req.routeIndex][1][pattern[1]]] : matchResult[0][c.req.routeIndex][1][pattern[1]];
			length += value.length + 1;
		} else if (pattern || part.endsWith("*")) {
			const end = path.indexOf("/", length + 1);
			length = end === -1 ? path.length : end;
		} else length += part.length + 1;
	}
	return length;
};
const createMountedRequest = (c, pathPrefix, routePath) => {
	if (/[^/]\*$/.test(routePath)) throw new Error(`mount(): Wildcard must follow "/" in "${routePath}".`);
	const prefixLength = getPathPrefixLength(c, pathPrefix, routePath);
	const path = c.req.path.slice(prefixLength) || "/";
	if (prefixLength > c.req.path.length || path[0] !== "/" || /\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) throw new HTTPException(400, { message: "Invalid mounted path" });
	const rawUrl = c.req.raw.url;
	if (/^[^/?#]*\/\/[^/?#\\]*[?#\\]/.test(rawUrl)) throw new HTTPException(400, { message: "Invalid mounted path" });
	const rawPathEnd = rawUrl.search(/[?#]/);
	const rawTrailingSlashes = countTrailingSlashes(rawPathEnd === -1 ? rawUrl : rawUrl.slice(0, rawPathEnd));
	if (rawTrailingSlashes > 1 && countTrailingSlashes(c.req.path) === rawTrailingSlashes - 1) throw new HTTPException(400, { message: "Invalid mounted path" });
	const url = new URL(rawUrl);
	url.pathname = path.replace(/[\\\t\n\r]/g, encodeURIComponent);
	if (path.includes("%")) {}
	return new Request(url, c.req.raw);
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/hono-base.js
/**
* @module
* This module is the base module for the Hono object.
*/
const notFoundHandler = (c) => {
	return c.text("404 Not Found", 404);
};
const errorHandler = (err, c) => {
	if ("getResponse" in err) {
		const res = err.getResponse();
		return c.newResponse(res.body, res);
	}
	console.error(err);
	return c.text("Internal Server Error", 500);
};
var Hono$1 = class Hono {
	get;
	post;
	put;
	delete;
	options;
	patch;
	query;
	all;
	on;
	use;
	router;
	getPath;
	_basePath = "/";
	#path = "/";
	routes = [];
	constructor(options = {}) {
		[...METHODS, "all"].forEach((method) => {
			this[method] = (args1, ...args) => {
				const methodName = method.toUpperCase();
				if (typeof args1 === "string") this.#path = args1;
				else this.#addRoute(methodName, this.#path, args1);
				args.forEach((handler) => {
					this.#addRoute(methodName, this.#path, handler);
				});
				return this;
			};
		});
		this.on = (method, path, ...handlers) => {
			for (const p of [path].flat()) {
				this.#path = p;
				for (const m of [method].flat()) {
					const methodName = m.toUpperCase();
					for (const handler of handlers) this.#addRoute(methodName, this.#path, handler);
				}
			}
			return this;
		};
		this.use = (arg1, ...handlers) => {
			if (typeof arg1 === "string") this.#path = arg1;
			else {
				this.#path = "*";
				handlers.unshift(arg1);
			}
			handlers.forEach((handler) => {
				this.#addRoute("ALL", this.#path, handler);
			});
			return this;
		};
		const { strict, ...optionsWithoutStrict } = options;
		Object.assign(this, optionsWithoutStrict);
		this.getPath = strict ?? true ? options.getPath ?? getPath : getPathNoStrict;
	}
	#clone() {
		const clone = new Hono({
			router: this.router,
			getPath: this.getPath
		});
		clone.errorHandler = this.errorHandler;
		clone.#notFoundHandler = this.#notFoundHandler;
		clone.routes = this.routes;
		return clone;
	}
	#notFoundHandler = notFoundHandler;
	errorHandler = errorHandler;
	/**
	* `.route()` allows grouping other Hono instance in routes.
	*
	* @see {@link https://hono.dev/docs/api/routing#grouping}
	*
	* @param {string} path - base Path
	* @param {Hono} app - other Hono instance
	* @returns {Hono} routed Hono instance
	*
	* @example
	* ```ts
	* const app = new Hono()
	* const app2 = new Hono()
	*
	* app2.get("/user", (c) => c.text("user"))
	* app.route("/api", app2) // GET /api/user
	* ```
	*/
	route(path, app) {
		const subApp = this.basePath(path);
		app.routes.map((r) => {
			let handler;
			if (app.errorHandler === errorHandler) handler = r.handler;
			else {
				handler = async (c, next) => (await compose([], app.errorHandler)(c, () => r.handler(c, next))).res;
				handler[COMPOSED_HANDLER] = r.handler;
			}
			subApp.#addRoute(r.method, r.path, handler, r.basePath);
		});
		return this;
	}
	/**
	* `.basePath()` allows base paths to be specified.
	*
	* @see {@link https://hono.dev/docs/api/routing#base-path}
	*
	* @param {string} path - base Path
	* @returns {Hono} changed Hono instance
	*
	* @example
	* ```ts
	* const api = new Hono().basePath('/api')
	* ```
	*/
	basePath(path) {
		const subApp = this.#clone();
		subApp._basePath = mergePath(this._basePath, path);
		return subApp;
	}
	/**
	* `.onError()` handles an error and returns a customized Response.
	*
	* @see {@link https://hono.dev/docs/api/hono#error-handling}
	*
	* @param {ErrorHandler} handler - request Handler for error
	* @returns {Hono} changed Hono instance
	*
	* @example
	* ```ts
	* app.onError((err, c) => {
	*   console.error(`${err}`)
	*   return c.text('Custom Error Message', 500)
	* })
	* ```
	*/
	onError = (handler) => {
		this.errorHandler = handler;
		return this;
	};
	/**
	* `.notFound()` allows you to customize a Not Found Response.
	*
	* @see {@link https://hono.dev/docs/api/hono#not-found}
	*
	* @param {NotFoundHandler} handler - request handler for not-found
	* @returns {Hono} changed Hono instance
	*
	* @example
	* ```ts
	* app.notFound((c) => {
	*   return c.text('Custom 404 Message', 404)
	* })
	* ```
	*/
	notFound = (handler) => {
		this.#notFoundHandler = handler;
		return this;
	};
	/**
	* `.mount()` allows you to mount applications built with other frameworks into your Hono application.
	*
	* @deprecated Use `mount()` from `hono/mount` instead. `.mount()` will be removed in v5.
	*
	* @see {@link https://hono.dev/docs/api/hono#mount}
	*
	* @param {string} path - base Path
	* @param {Function} applicationHandler - other Request Handler
	* @param {MountOptions} [options] - options of `.mount()`
	* @returns {Hono} mounted Hono instance
	* @throws {Error} If automatic request rewriting encounters duplicate path parameter names or an optional regular expression parameter.
	* @throws {HTTPException} With status 400 if automatic request rewriting cannot safely preserve the routed path.
	*
	* @example
	* ```ts
	* import { Router as IttyRouter } from 'itty-router'
	* import { Hono } from 'hono'
	* // Create itty-router application
	* const ittyRouter = IttyRouter()
	* // GET /itty-router/hello
	* ittyRouter.get('/hello', () => new Response('Hello from itty-router'))
	*
	* const app = new Hono()
	* app.mount('/itty-router', ittyRouter.handle)
	* ```
	*
	* @example
	* ```ts
	* const app = new Hono()
	* // Send the request to another application without modification.
	* app.mount('/app', anotherApp, {
	*   replaceRequest: (req) => req,
	* })
	* ```
	*/
	mount(path, applicationHandler, options) {
		let replaceRequest;
		let optionHandler;
		if (options) {
			if (typeof options === "function") optionHandler = options;
			else {
				optionHandler = options.optionHandler;
				if (options.replaceRequest === false) replaceRequest = (request) => request;
				else replaceRequest = options.replaceRequest;
			}
		}
		const getOptions = optionHandler ? (c) => {
			const options = optionHandler(c);
			return Array.isArray(options) ? options : [options];
		} : (c) => {
			let executionContext = void 0;
			try {
				executionContext = c.executionCtx;
			} catch {}
			return [c.env, executionContext];
		};
		const defaultReplaceRequest = (c) => {
			const mountedRoutePath = routePath(c);
			return createMountedRequest(c, mountedRoutePath.replace(/\/?\*$/, ""), mountedRoutePath);
		};
		const handler = async (c, next) => {
			const res = await applicationHandler(replaceRequest ? replaceRequest(c.req.raw) : defaultReplaceRequest(c), ...getOptions(c));
			if (res) return res;
			await next();
		};
		this.#addRoute("ALL", mergePath(path, "*"), handler);
		return this;
	}
	#addRoute(method, path, handler, baseRoutePath) {
		path = mergePath(this._basePath, path);
		const r = {
			basePath: baseRoutePath !== void 0 ? mergePath(this._basePath, baseRoutePath) : this._basePath,
			path,
			method,
			handler
		};
		this.router.add(method, path, [handler, r]);
		this.routes.push(r);
	}
	#handleError(err, c) {
		if (err instanceof Error) return this.errorHandler(err, c);
		throw err;
	}
	#dispatch(request, executionCtx, env, method) {
		if (method === "HEAD") return (async () => new Response(null, await this.#dispatch(request, executionCtx, env, "GET")))();
		const path = this.getPath(request, { env });
		const matchResult = this.router.match(method, path);
		const c = new Context(request, {
			path,
			matchResult,
			env,
			executionCtx,
			notFoundHandler: this.#notFoundHandler
		});
		if (matchResult[0].length === 1) {
			let res;
			try {
				res = matchResult[0][0][0][0](c, async () => {
					c.res = await this.#notFoundHandler(c);
				});
			} catch (err) {
				return this.#handleError(err, c);
			}
			return res instanceof Promise ? res.then((resolved) => resolved || (c.finalized ? c.res : this.#notFoundHandler(c))).catch((err) => this.#handleError(err, c)) : res ?? this.#notFoundHandler(c);
		}
		const composed = compose(matchResult[0], this.errorHandler, this.#notFoundHandler);
		return (async () => {
			try {
				const context = await composed(c);
				if (!context.finalized) throw new Error("Context is not finalized. Did you forget to return a Response object or `await next()`?");
				return context.res;
			} catch (err) {
				return this.#handleError(err, c);
			}
		})();
	}
	/**
	* `.fetch()` will be entry point of your app.
	*
	* @see {@link https://hono.dev/docs/api/hono#fetch}
	*
	* @param {Request} request - request Object of request
	* @param {Env} env - env Object
	* @param {ExecutionContext} executionCtx - context of execution
	* @returns {Response | Promise<Response>} response of request
	*
	*/
	fetch = (request, ...rest) => {
		return this.#dispatch(request, rest[1], rest[0], request.method);
	};
	/**
	* `.request()` is a useful method for testing.
	* You can pass a URL or pathname to send a GET request.
	* app will return a Response object.
	* ```ts
	* test('GET /hello is ok', async () => {
	*   const res = await app.request('/hello')
	*   expect(res.status).toBe(200)
	* })
	* ```
	* @see https://hono.dev/docs/api/hono#request
	*/
	request = (input, requestInit, Env, executionCtx) => {
		if (input instanceof Request) return this.fetch(requestInit ? new Request(input, requestInit) : input, Env, executionCtx);
		input = input.toString();
		return this.fetch(new Request(/^https?:\/\//.test(input) ? input : `http://localhost${mergePath("/", input)}`, requestInit), Env, executionCtx);
	};
	/**
	* `.fire()` automatically adds a global fetch event listener.
	* This can be useful for environments that adhere to the Service Worker API, such as non-ES module Cloudflare Workers.
	* @deprecated
	* Use `fire` from `hono/service-worker` instead.
	* ```ts
	* import { Hono } from 'hono'
	* import { fire } from 'hono/service-worker'
	*
	* const app = new Hono()
	* // ...
	* fire(app)
	* ```
	* @see https://hono.dev/docs/api/hono#fire
	* @see https://developer.mozilla.org/en-US/docs/Web/API/Service_Worker_API
	* @see https://developers.cloudflare.com/workers/reference/migrate-to-module-workers/
	*/
	fire = () => {
		addEventListener("fetch", (event) => {
			event.respondWith(this.#dispatch(event.request, event, void 0, event.request.method));
		});
	};
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/router/utils.js
const createNullObject = () => Object.create(null);
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/router/reg-exp-router/matcher.js
const emptyParam = [];
function match(method, path) {
	const matchers = this.buildAllMatchers();
	const match = ((method, path) => {
		const matcher = matchers[method] || matchers["ALL"];
		const staticMatch = matcher[2][path];
		if (staticMatch) return staticMatch;
		const match = path.match(matcher[0]);
		if (!match) return [[], emptyParam];
		const index = match.indexOf("", 1);
		return [matcher[1][index], match];
	});
	this.match = match;
	return match(method, path);
}
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/router/reg-exp-router/node.js
const LABEL_REG_EXP_STR = "[^/]+";
const ONLY_WILDCARD_REG_EXP_STR = "[^]*";
const TAIL_WILDCARD_REG_EXP_STR = "(?:|/[^]*)";
const PATH_ERROR = Symbol();
const regExpMetaChars = /* @__PURE__ */ new Set(".\\+*[^]$()");
/**
* Sort order:
* 1. literal
* 2. special pattern (e.g. :label{[0-9]+})
* 3. common label pattern (e.g. :label)
* 4. wildcard
*/
function compareKey(a, b) {
	if (a.length === 1) return b.length === 1 ? a < b ? -1 : 1 : -1;
	if (b.length === 1) return 1;
	if (a === "[^]*" || a === "(?:|/[^]*)") return b === "[^]*" ? -1 : 1;
	else if (b === "[^]*" || b === "(?:|/[^]*)") return -1;
	if (a === "[^/]+") return 1;
	else if (b === "[^/]+") return -1;
	return a.length === b.length ? a < b ? -1 : 1 : b.length - a.length;
}
var Node$1 = class Node {
	#index;
	#varIndex;
	#children = createNullObject();
	insert(tokens, index, paramMap, context, keys) {
		let node = this;
		for (let i = 0, len = tokens.length; i < len; i++) {
			const token = tokens[i];
			const pattern = token.length === 1 ? token === "*" ? i === len - 1 ? [
				"",
				"",
				ONLY_WILDCARD_REG_EXP_STR
			] : [
				"",
				"",
				LABEL_REG_EXP_STR
			] : null : token === "/*" ? [
				"",
				"",
				TAIL_WILDCARD_REG_EXP_STR
			] : token.match(/^\:([^\{\}]+)(?:\{(.+)\})?$/);
			let nextNode;
			if (pattern) {
				const name = pattern[1];
				let regexpStr = pattern[2] || "[^/]+";
				if (name && pattern[2]) {
					if (new RegExp(regexpStr).test("")) throw PATH_ERROR;
					regexpStr = regexpStr.replace(/^\((?!\?:)(?=[^)]+\)$)/, "(?:");
					if (/\((?!\?:)/.test(regexpStr)) throw PATH_ERROR;
					if (regexpStr.length === 1 && regExpMetaChars.has(regexpStr)) throw PATH_ERROR;
				}
				keys.push(regexpStr);
				nextNode = node.#children[regexpStr];
				if (!nextNode) {
					if (regexpStr !== "[^]*" && regexpStr !== "(?:|/[^]*)") {
						for (const k in node.#children) if ((regexpStr.length > 1 || k.length > 1) && k !== "[^]*" && k !== "(?:|/[^]*)") throw PATH_ERROR;
					}
					nextNode = node.#children[regexpStr] = new Node();
				}
				if (name !== "") {
					nextNode.#varIndex ??= context.varIndex++;
					paramMap.push([name, nextNode.#varIndex]);
				}
			} else {
				keys.push(token);
				nextNode = node.#children[token];
				if (!nextNode) {
					for (const k in node.#children) if (k.length > 1 && k !== "[^]*" && k !== "(?:|/[^]*)") throw PATH_ERROR;
					nextNode = node.#children[token] = new Node();
				}
			}
			node = nextNode;
		}
		if (node.#index !== void 0) throw PATH_ERROR;
		node.#index = index;
	}
	buildRegExpStr() {
		const strList = Object.keys(this.#children).sort(compareKey).map((k) => {
			const c = this.#children[k];
			const childStr = c.buildRegExpStr();
			return childStr === "" ? "" : (typeof c.#varIndex === "number" ? `(${k})@${c.#varIndex}` : regExpMetaChars.has(k) ? `\\${k}` : k) + childStr;
		}).filter(Boolean);
		if (typeof this.#index === "number" && this.#index !== -1) strList.unshift(`#${this.#index}`);
		if (strList.length === 0) return "";
		if (strList.length === 1) return strList[0];
		return "(?:" + strList.join("|") + ")";
	}
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/router/reg-exp-router/trie.js
var Trie = class {
	#context = { varIndex: 0 };
	#root = new Node$1();
	#index = 0;
	paths = createNullObject();
	insert(path, isStatic) {
		const keys = [];
		if (isStatic) {
			this.#root.insert(path.split(""), -1, [], this.#context, keys);
			this.paths[path] = [
				-1,
				[],
				keys
			];
			return;
		}
		const paramAssoc = [];
		const groups = [];
		let markedPath = path;
		for (let i = 0;;) {
			let replaced = false;
			markedPath = markedPath.replace(/\{(?:\{[\d,]+\}|[^}])+\}/g, (m) => {
				const mark = `@\\${i}`;
				groups[i] = [mark, m];
				i++;
				replaced = true;
				return mark;
			});
			if (!replaced) break;
		}
		/**
		*  - pattern (:label, :label{0-9]+}, ...)
		*  - /* wildcard
		*  - character
		*/
		const tokens = markedPath.match(/(?::[^\/]+)|(?:\/\*$)|./gs) || [];
		for (let i = groups.length - 1; i >= 0; i--) {
			const [mark] = groups[i];
			for (let j = tokens.length - 1; j >= 0; j--) if (tokens[j].indexOf(mark) !== -1) {
				tokens[j] = tokens[j].replace(mark, groups[i][1]);
				break;
			}
		}
		this.#root.insert(tokens, this.#index, paramAssoc, this.#context, keys);
		this.paths[path] = [
			this.#index++,
			paramAssoc,
			keys
		];
	}
	buildRegExp() {
		let regexp = this.#root.buildRegExpStr();
		if (regexp === "") return [
			/^$/,
			[],
			[]
		];
		let captureIndex = 0;
		const indexReplacementMap = [];
		const paramReplacementMap = [];
		regexp = regexp.replace(/#(\d+)|@(\d+)|\.\*\$/g, (_, handlerIndex, paramIndex) => {
			if (handlerIndex !== void 0) {
				indexReplacementMap[++captureIndex] = Number(handlerIndex);
				return "$()";
			}
			if (paramIndex !== void 0) {
				paramReplacementMap[Number(paramIndex)] = ++captureIndex;
				return "";
			}
			return "";
		});
		return [
			new RegExp(`^${regexp}`),
			indexReplacementMap,
			paramReplacementMap
		];
	}
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/router/reg-exp-router/router.js
function endsWithWildcard(keys) {
	const tail = keys[keys.length - 1];
	return tail === "[^]*" || tail === "(?:|/[^]*)";
}
function covers(wildcard, target) {
	const last = wildcard.length - 1;
	for (let i = 0; i < last; i++) if (wildcard[i] !== target[i]) return false;
	return wildcard[last] === "[^]*" || target.length === last || target[last] === "/";
}
var RegExpRouter = class {
	name = "RegExpRouter";
	#handlers;
	#tries;
	constructor() {
		this.#handlers = { ["ALL"]: [] };
		this.#tries = { ["ALL"]: new Trie() };
	}
	#insertPath(method, path) {
		try {
			this.#tries[method].insert(path, !/\*|\/:/.test(path));
		} catch (e) {
			throw e === PATH_ERROR ? new UnsupportedPathError(path) : e;
		}
	}
	add(method, path, handler) {
		const handlers = this.#handlers;
		if (!handlers) throw new Error(MESSAGE_MATCHER_IS_ALREADY_BUILT);
		const tries = this.#tries;
		if (!handlers[method]) {
			tries[method] = new Trie();
			handlers[method] = [...handlers["ALL"]];
			for (const p in tries["ALL"].paths) this.#insertPath(method, p);
		}
		if (path === "/*") path = "*";
		const methods = method === "ALL" ? Object.keys(handlers) : [method];
		const paths = checkOptionalParameter(path) || [path];
		for (const path of paths) for (const m of methods) {
			if (!tries[m].paths[path]) this.#insertPath(m, path);
			handlers[m].push([handler, path]);
		}
	}
	match = match;
	buildAllMatchers() {
		const matchers = createNullObject();
		for (const method of Object.keys(this.#handlers)) matchers[method] = this.#buildMatcher(method);
		this.#handlers = this.#tries = void 0;
		return matchers;
	}
	#buildMatcher(method) {
		const handlers = this.#handlers[method];
		const trie = this.#tries[method];
		const staticMap = createNullObject();
		const handlerData = [];
		const [regexp, indexReplacementMap, paramReplacementMap] = trie.buildRegExp();
		const own = createNullObject();
		const entries = handlers.map(([h, p], i) => {
			(own[p] ??= []).push(i);
			return [h, trie.paths[p][1].reduceRight((map, [key, varIndex]) => {
				map[key] = paramReplacementMap[varIndex];
				return map;
			}, createNullObject())];
		});
		const wildcards = Object.keys(own).filter((p) => endsWithWildcard(trie.paths[p][2]));
		for (const path in trie.paths) {
			const [index, , keys] = trie.paths[path];
			const indexes = [...own[path]];
			for (const p of wildcards) if (p !== path && covers(trie.paths[p][2], keys)) indexes.push(...own[p]);
			const data = indexes.sort((a, b) => a - b).map((i) => entries[i]);
			if (index === -1) {
				const last = Math.max(-1, ...data.flatMap(([, map]) => Object.values(map)));
				staticMap[path] = [data, last === -1 ? emptyParam : path.match(regexp).slice(0, last + 1)];
			} else handlerData[index] = data;
		}
		return [
			regexp,
			indexReplacementMap.map((i) => handlerData[i]),
			staticMap
		];
	}
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/router/smart-router/router.js
var SmartRouter = class {
	name = "SmartRouter";
	#routers = [];
	#routes = [];
	constructor(init) {
		this.#routers = init.routers;
	}
	add(method, path, handler) {
		if (!this.#routes) throw new Error(MESSAGE_MATCHER_IS_ALREADY_BUILT);
		this.#routes.push([
			method,
			path,
			handler
		]);
	}
	match(method, path) {
		if (!this.#routes) throw new Error("Fatal error");
		const routers = this.#routers;
		const routes = this.#routes;
		const len = routers.length;
		let i = 0;
		let res;
		for (; i < len; i++) {
			const router = routers[i];
			try {
				for (let i = 0, len = routes.length; i < len; i++) router.add(...routes[i]);
				res = router.match(method, path);
			} catch (e) {
				if (e instanceof UnsupportedPathError) continue;
				throw e;
			}
			this.match = router.match.bind(router);
			this.#routers = [router];
			this.#routes = void 0;
			break;
		}
		if (i === len) throw new Error("Fatal error");
		this.name = `SmartRouter + ${this.activeRouter.name}`;
		return res;
	}
	get activeRouter() {
		if (this.#routes || this.#routers.length !== 1) throw new Error("No active router has been determined yet.");
		return this.#routers[0];
	}
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/router/trie-router/node.js
const emptyParams = createNullObject();
let order = 0;
var Node = class Node {
	#methods = [];
	#children = createNullObject();
	#patterns = [];
	#pattern;
	#params = emptyParams;
	insert(method, path, handler) {
		let curNode = this;
		const parts = splitRoutingPath(path);
		const possibleKeys = /* @__PURE__ */ new Set();
		let i = 0;
		for (const p of parts) {
			const nextP = parts[++i];
			const pattern = getPattern(p, nextP) || (nextP === void 0 && p && p.indexOf("*") === p.length - 1 ? p : null);
			const isParam = Array.isArray(pattern);
			const key = isParam ? pattern[0] : pattern || p;
			const child = curNode.#children[key] ||= new Node();
			if (pattern && !child.#pattern) {
				child.#pattern = pattern;
				curNode.#patterns.push(child);
			}
			curNode = child;
			if (isParam) possibleKeys.add(pattern[1]);
		}
		curNode.#methods.push({ [method]: {
			handler,
			possibleKeys: [...possibleKeys],
			score: ++order
		} });
	}
	#pushHandlerSets(handlerSets, node, method, nodeParams, params) {
		for (let i = 0, len = node.#methods.length; i < len; i++) {
			const m = node.#methods[i];
			const handlerSet = m[method] || m["ALL"];
			if (handlerSet) {
				handlerSet.params = createNullObject();
				handlerSets.push(handlerSet);
				for (let i = 0, len = handlerSet.possibleKeys.length; i < len; i++) {
					const key = handlerSet.possibleKeys[i];
					handlerSet.params[key] = params?.[key] && !i ? params[key] : nodeParams[key] ?? params?.[key];
				}
			}
		}
	}
	search(method, path) {
		const handlerSets = [];
		this.#params = emptyParams;
		let curNodes = [this];
		const parts = splitPath(path);
		const curNodesQueue = [];
		const len = parts.length;
		let partOffsets = null;
		for (let i = 0; i < len; i++) {
			const part = parts[i];
			const isLast = i === len - 1;
			const tempNodes = [];
			for (let j = 0, len2 = curNodes.length; j < len2; j++) {
				const node = curNodes[j];
				const nextNode = node.#children[part];
				if (nextNode) {
					nextNode.#params = node.#params;
					if (isLast) {
						if (nextNode.#children["*"]) this.#pushHandlerSets(handlerSets, nextNode.#children["*"], method, node.#params);
						this.#pushHandlerSets(handlerSets, nextNode, method, node.#params);
					} else tempNodes.push(nextNode);
				}
				for (const child of node.#patterns) {
					const pattern = child.#pattern;
					const params = node.#params === emptyParams ? {} : { ...node.#params };
					if (typeof pattern === "string") {
						if (pattern === "*" || part.startsWith(pattern.slice(0, -1))) {
							this.#pushHandlerSets(handlerSets, child, method, node.#params);
							if (pattern === "*") {
								child.#params = params;
								tempNodes.push(child);
							}
						}
						continue;
					}
					const [, name, matcher] = pattern;
					if (!part && matcher === true) continue;
					if (matcher !== true) {
						if (!partOffsets) {
							partOffsets = [];
							let offset = path[0] === "/" ? 1 : 0;
							for (let p = 0; p < len; p++) {
								partOffsets[p] = offset;
								offset += parts[p].length + 1;
							}
						}
						const restPathString = path.slice(partOffsets[i]);
						const m = matcher.exec(restPathString);
						if (m) {
							if (!Object.hasOwn(params, name)) params[name] = m[0];
							this.#pushHandlerSets(handlerSets, child, method, node.#params, params);
							if (m[0].length === restPathString.length && child.#children["*"]) this.#pushHandlerSets(handlerSets, child.#children["*"], method, node.#params, params);
							for (const _ in child.#children) {
								child.#params = params;
								const componentCount = m[0].match(/\//g)?.length ?? 0;
								(curNodesQueue[componentCount] ||= []).push(child);
								break;
							}
							continue;
						}
					}
					if (matcher === true || matcher.test(part)) {
						if (!Object.hasOwn(params, name)) params[name] = part;
						if (isLast) {
							this.#pushHandlerSets(handlerSets, child, method, params, node.#params);
							if (child.#children["*"]) this.#pushHandlerSets(handlerSets, child.#children["*"], method, params, node.#params);
						} else {
							child.#params = params;
							tempNodes.push(child);
						}
					}
				}
			}
			const shifted = curNodesQueue.shift();
			curNodes = shifted ? tempNodes.concat(shifted) : tempNodes;
		}
		if (handlerSets[1]) handlerSets.sort((a, b) => {
			return a.score - b.score;
		});
		return [handlerSets.map(({ handler, params }) => [handler, params])];
	}
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/router/trie-router/router.js
var TrieRouter = class {
	name = "TrieRouter";
	#node = new Node();
	add(method, path, handler) {
		for (const result of checkOptionalParameter(path) || [path]) this.#node.insert(method, result, handler);
	}
	match(method, path) {
		return this.#node.search(method, path);
	}
};
// node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/hono.js
/**
* The Hono class extends the functionality of the HonoBase class.
* It sets up routing and allows for custom options to be passed.
*
* @template E - The environment type.
* @template S - The schema type.
* @template BasePath - The base path type.
*/
var Hono = class extends Hono$1 {
	/**
	* Creates an instance of the Hono class.
	*
	* @param options - Optional configuration options for the Hono instance.
	*/
	constructor(options = {}) {
		super(options);
		this.router = options.router ?? new SmartRouter({ routers: [new RegExpRouter(), new TrieRouter()] });
	}
};
// apps/server/dist/http/cors.js
const allowedMethods = "GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS";
const allowedHeaders = ["Authorization,Content-Type,User-Agent,Accept,X-Requested-With,Openai-Beta", ..."Arch Async Custom-Poll-Interval Helper-Method Lang Os Package-Version Poll-Helper Retry-Count Runtime Runtime-Version Timeout".split(" ").map((name) => `X-Stainless-${name}`)].join(",");
const preflightSeconds = 43200;
/** Origins that are allowed without being named (contract: api, section 1 "CORS"). */
const localOrigins = [
	...[
		"localhost",
		"127.0.0.1",
		"0.0.0.0"
	].flatMap((host) => [
		`http://${host}`,
		`https://${host}`,
		`http://${host}:*`,
		`https://${host}:*`
	]),
	"app://*",
	"file://*",
	"tauri://*",
	"vscode-webview://*",
	"vscode-file://*"
];
/** Whether an origin fits a pattern with at most one `*`. */
function fits$1(pattern, origin) {
	const star = pattern.indexOf("*");
	if (star < 0) return pattern === origin;
	const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
	return origin.length >= before.length + after.length && origin.startsWith(before) && origin.endsWith(after);
}
function isSameOrigin(origin, host) {
	return host !== void 0 && (origin === `http://${host}` || origin === `https://${host}`);
}
function isPreflight(context) {
	return context.req.method === "OPTIONS";
}
/** Lets pages of the given origins use the API and turns others away with 403. */
function cors(origins) {
	const allowsAll = origins.includes("*");
	return async (context, next) => {
		const origin = context.req.header("origin");
		if (origin === void 0 || isSameOrigin(origin, context.req.header("host"))) return next();
		if (!allowsAll && !origins.some((pattern) => fits$1(pattern, origin))) return context.body(null, 403);
		const headers = allowsAll ? { "access-control-allow-origin": "*" } : {
			"access-control-allow-origin": origin,
			"vary": "Origin"
		};
		if (isPreflight(context)) return context.body(null, 204, {
			...headers,
			"access-control-allow-methods": allowedMethods,
			"access-control-allow-headers": allowedHeaders,
			"access-control-max-age": String(preflightSeconds)
		});
		await next();
		for (const [name, value] of Object.entries(headers)) context.header(name, value);
	};
}
// apps/server/dist/http/host-check.js
/** Loopback, private and unspecified addresses. */
const localAddresses = new BlockList();
localAddresses.addSubnet("127.0.0.0", 8, "ipv4");
localAddresses.addSubnet("10.0.0.0", 8, "ipv4");
localAddresses.addSubnet("172.16.0.0", 12, "ipv4");
localAddresses.addSubnet("192.168.0.0", 16, "ipv4");
localAddresses.addAddress("0.0.0.0", "ipv4");
localAddresses.addAddress("::1", "ipv6");
localAddresses.addAddress("::", "ipv6");
localAddresses.addSubnet("fc00::", 7, "ipv6");
const localSuffixes = [
	".localhost",
	".local",
	".internal"
];
function isOwnAddress(address) {
	return Object.values(networkInterfaces()).some((list) => list?.some((entry) => entry.address === address));
}
/** The host of a Host header, without port and brackets. */
function hostOf(header) {
	return (/^\[(.*)\](?::\d+)?$/.exec(header)?.[1] ?? (isIP(header) === 6 ? header : header.replace(/:\d+$/, ""))).toLowerCase();
}
/** Whether a Host header names this machine. */
function isLocalHost(header) {
	const host = hostOf(header);
	const family = isIP(host);
	if (family !== 0) return localAddresses.check(host, family === 4 ? "ipv4" : "ipv6") || isOwnAddress(host);
	if (host === "" || host === "localhost" || host === hostname().toLowerCase()) return true;
	return localSuffixes.some((suffix) => host.endsWith(suffix));
}
/**
* Turns requests away whose Host header names another machine. Without it, a page whose name is made to point at this
* machine could use a server that listens on loopback (DNS rebinding; contract: api, section 1 "Host check").
*/
async function hostCheck(context, next) {
	const host = context.req.header("host") ?? "";
	if (!isLocalHost(host)) return context.body(null, 403);
	if (isIP(hostOf(host)) === 0 && context.req.method === "OPTIONS" && context.req.header("origin") === void 0) return context.body(null, 204);
	return next();
}
// apps/server/dist/http/error-status.js
/** HTTP statuses by the stable code of an error. This table is the only place where statuses are chosen. */
const statuses = {
	"missing-body": 400,
	"unexpected-end": 400,
	"invalid-json": 400,
	"too-deep": 400,
	"invalid-field": 400,
	"invalid-model-name": 400,
	"invalid-digest": 400,
	"invalid-duration": 400,
	"model-not-found": 404,
	"conflicting-request": 400,
	"missing-capability": 400,
	"create-input": 400,
	"embedding-input": 400,
	"invalid-option": 500,
	"invalid-format": 500,
	"missing-blob": 500,
	"quantization": 500,
	"no-runtime": 500,
	"digest-mismatch": 400,
	"blob-not-found": 404,
	"store-locked": 503,
	"queue-full": 503,
	"scheduler-closed": 503,
	"load-timeout": 500,
	"unsupported": 501,
	"context-exceeded": 400,
	"invalid-request": 400,
	"load-failed": 500,
	"out-of-memory": 500,
	"model-crashed": 500,
	"model-closed": 500,
	"client-gone": 499
};
/** The stable code of an error, where it has one. */
function errorCode(error) {
	if (typeof error !== "object" || error === null || !("code" in error)) return void 0;
	return typeof error.code === "string" ? error.code : void 0;
}
/** The HTTP status of an error; 500 for those that nobody foresaw. */
function errorStatus(error) {
	return statuses[errorCode(error) ?? ""] ?? 500;
}
/** Whether somebody foresaw this error; others are bugs and belong into the log with their stack. */
function isExpectedError(error) {
	return (errorCode(error) ?? "") in statuses;
}
// apps/server/dist/http/log-error.js
/** Tells the log about a failed request: bugs with their stack, what the client did wrong only when debugging. */
function logError(context, error) {
	const { logger } = context.var;
	const request = {
		method: context.req.method,
		path: context.req.path,
		code: errorCode(error)
	};
	if (!isExpectedError(error)) logger.error({
		...request,
		err: error
	}, "a request failed unexpectedly");
	else if (errorStatus(error) >= 500) logger.warn({
		...request,
		err: error
	}, "a request failed");
	else logger.debug({
		...request,
		message: error instanceof Error ? error.message : error
	}, "a request was refused");
}
// apps/server/dist/http/trailing-slash.js
/** Sends clients that put a slash behind a path to the path without it (contract: api, section 1). */
async function redirectTrailingSlash(context, next) {
	const { path, method } = context.req;
	if (path.length < 2 || !path.endsWith("/") || path.startsWith("//")) return next();
	const url = new URL(context.req.url);
	return context.redirect(path.replace(/\/+$/, "") + url.search, method === "GET" ? 301 : 307);
}
// apps/server/dist/http/json-response.js
/** A JSON answer, in the content type that clients of the API know. */
function jsonResponse(value, status = 200) {
	return new Response(JSON.stringify(value), {
		status,
		headers: { "content-type": "application/json; charset=utf-8" }
	});
}
// apps/server/dist/http/route-table.js
/** Adds a path with its methods; others are answered with 405 and the list of those that work. */
function addRoute(application, path, methods) {
	const allowed = Object.keys(methods).sort().join(", ");
	application.all(path, (context) => {
		const handler = methods[context.req.raw.method];
		if (handler !== void 0) return handler(context);
		return context.body("405 method not allowed", 405, {
			"content-type": "text/plain",
			"allow": allowed
		});
	});
}
// packages/store/dist/errors/store-error.js
const marker$4 = Symbol.for("puna.store.error");
/** Base of this package's errors. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
var StoreError = class extends Error {
	/** Stable and machine-readable. */
	code;
	[marker$4] = true;
	constructor(code, message, options) {
		super(message, options);
		this.name = new.target.name;
		this.code = code;
	}
	/** Whether a value is an error of this package, also when it comes from another copy of it. */
	static isInstance(value) {
		return typeof value === "object" && value !== null && marker$4 in value;
	}
};
/** Whether `value` is an error of this package with this code. */
function hasCode$2(value, code) {
	return StoreError.isInstance(value) && value.code === code;
}
// packages/store/dist/errors/blob-content-error.js
const code$27 = "blob-content";
/** A blob that should hold a text or JSON holds something else; the message says what. */
var BlobContentError = class extends StoreError {
	digest;
	constructor(digest, problem, options) {
		super(code$27, `blob "${digest}" ${problem}`, options);
		this.digest = digest;
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode$2(value, code$27);
	}
};
// packages/store/dist/errors/blob-not-found-error.js
const code$26 = "blob-not-found";
/** A blob that is needed is not in the store. Pulling or creating the model again brings it back. */
var BlobNotFoundError = class extends StoreError {
	digest;
	constructor(digest, neededBy, options) {
		const user = neededBy === void 0 ? "" : `, needed by ${neededBy},`;
		super(code$26, `blob "${digest}"${user} is not in the store: pull or create the model again`, options);
		this.digest = digest;
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode$2(value, code$26);
	}
};
// packages/store/dist/errors/corrupt-manifest-error.js
const code$25 = "corrupt-manifest";
/** The bytes are no manifest. Where they come from a file of the store, `path` names it. */
var CorruptManifestError = class extends StoreError {
	path;
	constructor(problem, path, options) {
		const place = path === void 0 ? "the manifest" : `the manifest ${path}`;
		super(code$25, `${place} is damaged: ${problem}; delete the model or pull it again`, options);
		this.path = path;
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode$2(value, code$25);
	}
};
// packages/store/dist/errors/digest-mismatch-error.js
const code$24 = "digest-mismatch";
/** What was written is not what was announced. Nothing of it was kept. */
var DigestMismatchError = class extends StoreError {
	/** The digest that the caller asked for, as it was spelled. */
	expected;
	/** The digest of the bytes that came. */
	actual;
	constructor(expected, actual) {
		super(code$24, `digest mismatch, expected "${expected}", got "${actual}"`);
		this.expected = expected;
		this.actual = actual;
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode$2(value, code$24);
	}
};
// packages/store/dist/errors/store-locked-error.js
const code$23 = "store-locked";
/** Other processes kept the store locked for longer than this one was ready to wait. Nothing was changed. */
var StoreLockedError = class extends StoreError {
	constructor(lockPath, options) {
		super(code$23, `another process keeps the model store locked (${lockPath}); try again when it is done, or stop that process`, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode$2(value, code$23);
	}
};
// packages/store/dist/manifests/manifest.js
/** The digests of all blobs that a manifest refers to: its layers and its config. */
function referencedDigests(manifest) {
	const digests = manifest.layers.map((layer) => layer.digest);
	if (manifest.config.digest !== "") digests.push(manifest.config.digest);
	return digests;
}
// packages/store/dist/media-types.js
/** What a layer of a model holds. Layers of other types are kept and ignored. */
const mediaTypes = {
	/** GGUF weights; the last one counts. */
	model: "application/vnd.ollama.image.model",
	/** GGUF projector for images or sound; the first one is loaded. */
	projector: "application/vnd.ollama.image.projector",
	/** GGUF LoRA adapter; any number. */
	adapter: "application/vnd.ollama.image.adapter",
	/** GGUF model that drafts tokens for speculative decoding. */
	draft: "application/vnd.ollama.image.draft",
	/** Go template; the last one counts. */
	template: "application/vnd.ollama.image.template",
	/** The old name of `template`. */
	prompt: "application/vnd.ollama.image.prompt",
	/** System message; the last one counts. */
	system: "application/vnd.ollama.image.system",
	/** JSON object of parameters; the last one counts. */
	params: "application/vnd.ollama.image.params",
	/** JSON array of `{role, content}`; the last one counts. */
	messages: "application/vnd.ollama.image.messages",
	/** License text; all are kept, in order. */
	license: "application/vnd.ollama.image.license",
	/** Obsolete, ignored. */
	embed: "application/vnd.ollama.image.embed",
	/** One tensor of a model in Apple's MLX format. */
	tensor: "application/vnd.ollama.image.tensor",
	/** A configuration file of a model in Apple's MLX format. */
	json: "application/vnd.ollama.image.json"
};
/** The media type of a manifest itself. */
const manifestMediaType = "application/vnd.docker.distribution.manifest.v2+json";
/** The media type of a manifest's `config`. */
const configMediaType = "application/vnd.docker.container.image.v1+json";
const emptyLayer = {
	mediaType: "",
	digest: "",
	size: 0
};
/**
* Reads a manifest in any order of fields and any white space.
*
* Digests are checked here, so that no later step makes a path from something that is none.
*
* @param path where the bytes come from, for the error.
* @throws CorruptManifestError
*/
function parseManifest(bytes, path) {
	const fail = (problem, cause) => new CorruptManifestError(problem, path, { cause });
	if (bytes.byteLength > 16777216) throw fail(`it has ${bytes.byteLength} bytes, which is too long`);
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch (error) {
		throw fail("it is not JSON", error);
	}
	if (!isRecord$1(value)) throw fail("it is not a JSON object");
	const { schemaVersion = 2, mediaType = manifestMediaType, config, layers } = value;
	if (schemaVersion !== 2) throw fail(`its schemaVersion is ${JSON.stringify(schemaVersion)}, not 2`);
	if (typeof mediaType !== "string") throw fail("its mediaType is not a text");
	if (layers !== null && !Array.isArray(layers)) throw fail("it has no list of layers");
	return {
		schemaVersion,
		mediaType,
		config: isAbsent(config) ? emptyLayer : parseLayer(config, "config", true, fail),
		layers: (layers ?? []).map((layer, index) => parseLayer(layer, `layer ${index}`, false, fail))
	};
}
/**
* The text of a manifest, byte for byte as the original writes it: the same model then has the same digest in both.
* Compact, in a fixed order of fields, with `<`, `>` and `&` escaped and a newline at the end.
*/
function formatManifest({ schemaVersion, mediaType, config, layers }) {
	return `${JSON.stringify({
		schemaVersion,
		mediaType,
		config: orderedLayer(config),
		layers: layers.map(orderedLayer)
	}).replace(/[<>&\u2028\u2029]/g, escapeCharacter$2)}\n`;
}
function escapeCharacter$2(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
function orderedLayer({ mediaType, digest, size, from, name }) {
	return {
		mediaType,
		digest,
		size,
		...from && { from },
		...name && { name }
	};
}
function parseLayer(value, place, mayLackDigest, fail) {
	if (!isRecord$1(value)) throw fail(`${place} is not a JSON object`);
	const { mediaType = "", digest = "", size = 0, from, name } = value;
	if (typeof mediaType !== "string") throw fail(`the mediaType of ${place} is not a text`);
	if (typeof digest !== "string" || !(isDigest(digest) || mayLackDigest && digest === "")) throw fail(`${place} has no valid digest`);
	if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) throw fail(`${place} has no valid size`);
	return {
		mediaType,
		digest,
		size,
		...typeof from === "string" && from !== "" && { from },
		...typeof name === "string" && name !== "" && { name }
	};
}
function isAbsent(value) {
	return value === null || value === void 0;
}
function isRecord$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// packages/store/dist/model-config.js
const fields = {
	model_format: "a text",
	model_family: "a text",
	model_families: "a list of texts",
	model_type: "a text",
	file_type: "a text",
	renderer: "a text",
	parser: "a text",
	requires: "a text",
	capabilities: "a list of texts",
	context_length: "a number",
	embedding_length: "a number",
	base_name: "a text",
	architecture: "a text",
	os: "a text",
	remote_host: "a text",
	remote_model: "a text",
	draft: "an object"
};
const checks = {
	"a text": (value) => typeof value === "string",
	"a number": (value) => typeof value === "number",
	"a list of texts": (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
	"an object": isRecord
};
/**
* Reads the configuration of a model. A field that is `null` counts as missing, and a manifest without a config blob
* has an empty configuration.
*
* @throws BlobNotFoundError, or BlobContentError where the blob is no configuration.
*/
async function readModelConfig(store, manifest) {
	const { digest } = manifest.config;
	if (digest === "") return {};
	const value = await store.blobs.readJson(digest);
	if (!isRecord(value)) throw new BlobContentError(digest, "is no model configuration: it is not a JSON object");
	const known = {};
	for (const [field, kind] of Object.entries(fields)) {
		const content = value[field];
		if (content === void 0 || content === null) continue;
		if (!checks[kind](content)) throw new BlobContentError(digest, `is no model configuration: ${field} is not ${kind}`);
		known[field] = content;
	}
	return known;
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// packages/store/dist/errors/system-error.js
/** Whether an operation failed because there is no such file, folder or one of the folders above. */
function isMissing(error) {
	return hasSystemCode(error, ["ENOENT", "ENOTDIR"]);
}
/** Whether `error` comes from the operating system with one of these codes. */
function hasSystemCode(error, codes) {
	return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
// packages/store/dist/blobs/blob-paths.js
const blobFileName = /^sha256-[0-9a-f]{64}$/;
/**
* Where the blob of a digest is.
*
* @throws InvalidDigestError
*/
function blobPath(directory, digest) {
	return join(directory, `sha256-${digestHex(digest)}`);
}
/**
* A new name for a file that is still being written, in the blobs' own folder so that it can be renamed in one step.
* It is no valid blob name; should the process die, `prune` takes it for what it is.
*/
function temporaryBlobPath(directory) {
	return join(directory, `sha256-${randomUUID()}`);
}
/** The digest of a blob's file name, or nothing where the file is no complete blob. */
function digestOfFileName(fileName) {
	return blobFileName.test(fileName) ? fileName.replace("-", ":") : void 0;
}
// packages/store/dist/durable-file.js
/** Makes the renames and removals in a directory survive a power cut. */
async function syncDirectory(directory) {
	if (process.platform === "win32") return;
	const handle = await open(directory, "r");
	try {
		await handle.sync();
	} catch (error) {
		if (!hasSystemCode(error, [
			"EINVAL",
			"ENOTSUP",
			"EPERM"
		])) throw error;
	} finally {
		await handle.close();
	}
}
/**
* Writes a whole file so that a reader sees the old content or the new, never a part, whenever the process dies.
* `temporaryPath` must not exist and must be on the same file system; nothing stays there.
*/
async function replaceFile(path, temporaryPath, content) {
	try {
		const handle = await open(temporaryPath, "wx", 420);
		try {
			await handle.writeFile(content);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(temporaryPath, path);
	} catch (error) {
		await rm(temporaryPath, { force: true });
		throw error;
	}
	await syncDirectory(dirname(path));
}
// packages/store/dist/blobs/write-blob.js
/** A few large writes are faster than many small ones, and this is all of a blob that is in memory. */
const writeBufferBytes = 1048576;
/**
* Streams a blob to disk while hashing it. It appears under its name in one step, complete, checked and on the disk.
*
* @throws DigestMismatchError, InvalidDigestError, the signal's reason, or the source's own error. Nothing is left then.
*/
async function writeBlob(directory, source, options) {
	const { expectedDigest, signal } = options;
	const expected = expectedDigest === void 0 ? void 0 : parseDigest(expectedDigest);
	signal?.throwIfAborted();
	const temporaryPath = temporaryBlobPath(directory);
	const handle = await open(temporaryPath, "wx", 420);
	try {
		const { digest, size } = await streamToFile(source, handle, options).finally(() => handle.close());
		if (expected !== void 0 && expected !== digest) throw new DigestMismatchError(expectedDigest ?? expected, digest);
		return {
			digest,
			size,
			created: await publish(directory, temporaryPath, digest, size)
		};
	} finally {
		await rm(temporaryPath, { force: true });
	}
}
async function streamToFile(source, handle, { signal, onProgress }) {
	const hash = createHash("sha256");
	let size = 0;
	async function* hashed(chunks) {
		for await (const chunk of chunks) {
			hash.update(chunk);
			size += chunk.byteLength;
			onProgress?.(size);
			yield chunk;
		}
	}
	try {
		await pipeline(source, hashed, fileSink(handle), signal ? { signal } : {});
	} catch (error) {
		signal?.throwIfAborted();
		throw error;
	}
	await handle.sync();
	return {
		digest: `sha256:${hash.digest("hex")}`,
		size
	};
}
/**
* A stream into an open file. Node's own file stream would close the handle, which must stay open for the sync.
* While one write is on its way, the pieces that come are put together for the next.
*/
function fileSink(handle) {
	return new Writable({
		highWaterMark: writeBufferBytes,
		write: (chunk, _encoding, done) => void append(handle, chunk, done),
		writev: (chunks, done) => void append(handle, Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
	});
}
async function append(handle, content, done) {
	try {
		await handle.writeFile(content);
	} catch (error) {
		done(error instanceof Error ? error : new Error(String(error)));
		return;
	}
	done();
}
/** Gives a finished file its name. Returns false where the store had the blob already. */
async function publish(directory, temporaryPath, digest, size) {
	const path = blobPath(directory, digest);
	if (await sizeOf(path) === size && await touchFile(path)) return false;
	await rename(temporaryPath, path);
	await syncDirectory(directory);
	return true;
}
async function sizeOf(path) {
	try {
		return (await stat(path)).size;
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
/** Marks a file as used just now, which keeps `prune` away from it for a while. Returns whether it is there. */
async function touchFile(path) {
	const now = /* @__PURE__ */ new Date();
	try {
		await utimes(path, now, now);
		return true;
	} catch (error) {
		if (isMissing(error)) return false;
		if (hasSystemCode(error, [
			"EACCES",
			"EPERM",
			"EROFS"
		])) return true;
		throw error;
	}
}
// packages/store/dist/blobs/blob-store.js
/** Templates, licenses and parameters are far smaller; a larger blob is weights under a wrong media type. */
const largestTextBytes = 67108864;
/** Makes the blob part of a store. */
function createBlobStore(directory) {
	const path = (digest) => blobPath(directory, digest);
	const readText = (digest) => readSmallBlob(path(digest), digest);
	return {
		path,
		readText,
		stat: (digest) => statBlob(path(digest)),
		write: (source, options = {}) => writeBlob(directory, source, options),
		writeBytes: (content) => writeSmallBlob(directory, Buffer.from(content)),
		readJson: async (digest) => parseJson(await readText(digest), digest),
		async touch(digest) {
			if (!await touchFile(path(digest))) throw new BlobNotFoundError(digest);
		}
	};
}
async function writeSmallBlob(directory, content) {
	const digest = `sha256:${createHash("sha256").update(content).digest("hex")}`;
	const size = content.byteLength;
	const path = blobPath(directory, digest);
	if ((await statBlob(path))?.size === size && await touchFile(path)) return {
		digest,
		size,
		created: false
	};
	return writeBlob(directory, Readable.from([content]), {});
}
async function statBlob(path) {
	try {
		const status = await stat(path);
		return status.isFile() ? { size: status.size } : void 0;
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
async function readSmallBlob(path, digest) {
	const status = await statBlob(path);
	if (status === void 0) throw new BlobNotFoundError(digest);
	if (status.size > largestTextBytes) throw new BlobContentError(digest, `has ${status.size} bytes: it is no text`);
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		if (isMissing(error)) throw new BlobNotFoundError(digest, void 0, { cause: error });
		throw error;
	}
}
function parseJson(text, digest) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new BlobContentError(digest, "is not JSON", { cause: error });
	}
}
// packages/store/dist/logger.js
const silentLogger = { warn: () => {} };
// packages/store/dist/manifests/manifest-paths.js
/** `manifests/<host>/<namespace>/<model>/<tag>` */
const levels = 4;
/**
* The name as it is spelled on disk.
*
* Names keep the case they were created with, and are found in any case. Each part takes the spelling of what is
* there; where several spellings are there, the exact one is preferred. Parts that are not there stay as they are.
*
* @throws InvalidModelNameError where a part could lead out of the folder.
*/
async function findSpelling(directory, name) {
	assertValid(name);
	const [host = name.host, namespace = name.namespace, model = name.model, tag = name.tag] = await longestMatch(directory, [
		name.host,
		name.namespace,
		name.model,
		name.tag
	]);
	return {
		scheme: name.scheme,
		host,
		namespace,
		model,
		tag
	};
}
/**
* Where the manifest of a name is, taking its spelling as it is.
*
* @throws InvalidModelNameError where a part could lead out of the folder.
*/
function manifestPath(directory, name) {
	assertValid(name);
	return join(directory, name.host, name.namespace, name.model, name.tag);
}
/** The name that belongs to a manifest's place, or nothing where the place is no valid name. */
function nameOfPlace(place) {
	const [host, namespace, model, tag] = place;
	const name = tryParseModelName(`${host}/${namespace}/${model}:${tag}`);
	return name?.host === host && name?.namespace === namespace && name?.model === model && name?.tag === tag ? name : void 0;
}
/** Everything exactly four levels deep, each as its four path parts. */
async function findPlaces(directory) {
	let found = [[]];
	for (let level = 0; level < levels; level += 1) {
		const deeper = found.map(async (place) => {
			return (await listFolder(join(directory, ...place))).map((entry) => place.concat(entry));
		});
		found = (await Promise.all(deeper)).flat();
	}
	return found;
}
/** Names come from `parseModelName` and are valid; this is the last gate before a path is made of one. */
function assertValid(name) {
	if (!isValidModelName(name)) throw new InvalidModelNameError(formatFullName(name));
}
async function longestMatch(directory, wanted) {
	const [part, ...rest] = wanted;
	if (part === void 0) return [];
	const exactFirst = (await listFolder(directory)).filter((entry) => entry.toLowerCase() === part.toLowerCase()).sort((a, b) => Number(b === part) - Number(a === part));
	let longest = [];
	for (const entry of exactFirst) {
		const match = [entry, ...await longestMatch(join(directory, entry), rest)];
		if (match.length === wanted.length) return match;
		if (match.length > longest.length) longest = match;
	}
	return longest;
}
/** The names in a folder in a stable order, without hidden ones (`.DS_Store`); none where it is missing or a file. */
async function listFolder(directory) {
	try {
		return (await readdir(directory)).filter((entry) => !entry.startsWith(".")).sort();
	} catch (error) {
		if (isMissing(error)) return [];
		throw error;
	}
}
// packages/store/dist/manifests/stored-manifest.js
/**
* Reads one manifest file; nothing where there is none.
*
* @throws CorruptManifestError where the file holds something else.
*/
async function readManifestFile(name, path) {
	const file = await readSmallFile(path);
	if (file === void 0) return void 0;
	const manifest = parseManifest(file.bytes, path);
	return {
		name,
		manifest,
		digest: createHash("sha256").update(file.bytes).digest("hex"),
		size: manifest.layers.reduce((sum, layer) => sum + layer.size, manifest.config.size),
		modifiedAt: new Date(Number(file.modifiedAtNanoseconds / 1000000n)),
		modifiedAtNanoseconds: file.modifiedAtNanoseconds,
		path
	};
}
async function readSmallFile(path) {
	const handle = await openIfThere(path);
	if (handle === void 0) return void 0;
	try {
		const status = await handle.stat({ bigint: true });
		if (!status.isFile()) throw new CorruptManifestError("it is not a file", path);
		if (status.size > 16777216) throw new CorruptManifestError(`it has ${status.size} bytes`, path);
		return {
			bytes: await handle.readFile(),
			modifiedAtNanoseconds: status.mtimeNs
		};
	} finally {
		await handle.close();
	}
}
async function openIfThere(path) {
	try {
		return await open(path, "r");
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
// packages/store/dist/manifests/scan-manifests.js
/** Few enough that a store of thousands of models does not use up the open files of the process. */
const filesAtOnce = 32;
/** Reads every manifest. A file that can't be used becomes a problem in the answer, not an error. */
async function scanManifests(directory) {
	const scan = {
		manifests: [],
		problems: []
	};
	const places = await findPlaces(directory);
	for (let start = 0; start < places.length; start += filesAtOnce) {
		const some = places.slice(start, start + filesAtOnce);
		await Promise.all(some.map((place) => readPlace(directory, place, scan)));
	}
	return scan;
}
async function readPlace(directory, place, scan) {
	const path = join(directory, ...place);
	const name = nameOfPlace(place);
	if (name === void 0) {
		scan.problems.push(`${path} is not the place of a valid model name`);
		return;
	}
	try {
		const stored = await readManifestFile(name, path);
		if (stored !== void 0) scan.manifests.push(stored);
	} catch (error) {
		if (CorruptManifestError.isInstance(error)) scan.problems.push(error.message);
		else if (hasSystemCode(error, [
			"EACCES",
			"EPERM",
			"EISDIR",
			"EIO",
			"ELOOP"
		])) scan.problems.push(`the manifest of ${formatFullName(name)} can't be read: ${String(error)}`);
		else throw error;
	}
}
// packages/store/dist/remove-blobs.js
/** The hex digests of all blobs that these manifests refer to. */
function usedBlobs(manifests) {
	return new Set(manifests.flatMap(({ manifest }) => referencedDigests(manifest)).map(digestHex));
}
/**
* Deletes those of the blobs that no manifest refers to. Call it under the lock.
*
* @returns the digests of the blobs that are gone now; one that was missing already is not among them.
*/
async function removeUnusedBlobs(context, digests) {
	const candidates = new Set(digests.map(parseDigest));
	if (candidates.size === 0) return [];
	const used = usedBlobs((await scanManifests(context.folders.manifests)).manifests);
	const removed = [];
	for (const digest of candidates) {
		if (used.has(digestHex(digest)) || await context.blobs.stat(digest) === void 0) continue;
		await rm(context.blobs.path(digest), { force: true });
		removed.push(digest);
	}
	return removed;
}
// packages/store/dist/manifests/write-manifest.js
/** How files begin that are still being written; no model name begins with a dot. */
const temporaryPrefix = ".puna-";
/** Whether an entry of the manifests' folder is a manifest whose writing never ended. */
function isTemporaryManifest(fileName) {
	return fileName.startsWith(temporaryPrefix);
}
/**
* Writes a manifest under a name that has its final spelling. Call it under the lock.
*
* @throws BlobNotFoundError, CorruptManifestError; nothing has changed then.
*/
async function writeManifestFile(context, name, bytes) {
	await assertBlobsPresent(context, name, bytes);
	const folder = context.folders.manifests;
	const path = manifestPath(folder, name);
	const firstMade = await mkdir(dirname(path), {
		recursive: true,
		mode: 493
	});
	await replaceFile(path, join(folder, `${temporaryPrefix}${randomUUID()}`), bytes);
	if (firstMade !== void 0) await syncFoldersUpwards(dirname(path), dirname(firstMade));
	const stored = await readManifestFile(name, path);
	if (stored === void 0) throw new CorruptManifestError("it vanished right after it was written", path);
	return stored;
}
/** Deletes a manifest and the folders that are empty then. Call it under the lock. */
async function deleteManifestFile({ folders }, path) {
	await rm(path, {
		recursive: true,
		force: true
	});
	let folder = dirname(path);
	while (folder !== folders.manifests && await removeIfEmpty(folder)) folder = dirname(folder);
	await syncDirectory(folder);
}
/** Removes an empty folder; says whether it is gone. */
async function removeIfEmpty(folder) {
	try {
		await rmdir(folder);
		return true;
	} catch (error) {
		if (hasSystemCode(error, [
			"ENOTEMPTY",
			"EEXIST",
			"ENOTDIR",
			"EPERM",
			"EACCES",
			"EBUSY"
		])) return false;
		if (isMissing(error)) return true;
		throw error;
	}
}
async function assertBlobsPresent(context, name, bytes) {
	const digests = referencedDigests(parseManifest(bytes));
	const sizes = await Promise.all(digests.map((digest) => context.blobs.stat(digest)));
	const missing = digests.find((_, index) => sizes[index] === void 0);
	if (missing !== void 0) throw new BlobNotFoundError(missing, formatShortName(name));
}
async function syncFoldersUpwards(from, to) {
	for (let folder = dirname(from); folder.length >= to.length; folder = dirname(folder)) await syncDirectory(folder);
}
// packages/store/dist/manifests/manifest-store.js
/** Makes the manifest part of a store. */
function createManifestStore(context) {
	const { lock } = context;
	return {
		list: () => listManifests(context),
		read: (name) => readManifest(context, name),
		write: (name, manifest) => lock(() => writeManifest(context, name, Buffer.from(formatManifest(manifest)))),
		writeBytes: (name, bytes) => lock(() => writeManifest(context, name, Buffer.from(bytes))),
		copy: (source, destination) => lock(() => copyManifest(context, source, destination)),
		remove: (name) => lock(() => removeManifest(context, name))
	};
}
async function listManifests({ folders, logger }) {
	const { manifests, problems } = await scanManifests(folders.manifests);
	for (const problem of problems) logger.warn(`skipped while listing models: ${problem}`);
	return manifests.sort(byAge);
}
/** Newest first; by name where two are of the same moment, so that the order is always the same. */
function byAge(a, b) {
	if (a.modifiedAtNanoseconds !== b.modifiedAtNanoseconds) return a.modifiedAtNanoseconds > b.modifiedAtNanoseconds ? -1 : 1;
	return formatFullName(a.name) < formatFullName(b.name) ? -1 : 1;
}
async function readManifest({ folders }, name) {
	const spelled = await findSpelling(folders.manifests, name);
	return readManifestFile(spelled, manifestPath(folders.manifests, spelled));
}
async function writeManifest(context, name, bytes) {
	return writeManifestFile(context, await findSpelling(context.folders.manifests, name), bytes);
}
async function copyManifest(context, source, destination) {
	const stored = await readManifest(context, source);
	if (stored === void 0) return false;
	const spelled = await findSpelling(context.folders.manifests, destination);
	if (formatFullName(stored.name) === formatFullName(spelled)) return true;
	await writeManifestFile(context, spelled, await readFile(stored.path));
	return true;
}
async function removeManifest(context, name) {
	const spelled = await findSpelling(context.folders.manifests, name);
	const path = manifestPath(context.folders.manifests, spelled);
	let digests = [];
	try {
		const stored = await readManifestFile(spelled, path);
		if (stored === void 0) return false;
		digests = referencedDigests(stored.manifest);
	} catch (error) {
		if (!CorruptManifestError.isInstance(error)) throw error;
		context.logger.warn(`deleting a damaged model: ${error.message}`);
	}
	await deleteManifestFile(context, path);
	await removeUnusedBlobs(context, digests);
	return true;
}
// packages/store/dist/prune.js
const oneHour = 36e5;
/** Removes what no model uses. Call it under the lock. */
async function prune({ folders, logger }, options) {
	const { manifests, problems } = await scanManifests(folders.manifests);
	const [problem] = problems;
	if (problem !== void 0) {
		logger.warn(`the model store was not tidied up: ${problem}`);
		return {
			skipped: problem,
			removedBlobs: [],
			removedFiles: [],
			removedFolders: [],
			freedBytes: 0
		};
	}
	const used = usedBlobs(manifests);
	const oldest = Date.now() - (options.olderThanMilliseconds ?? oneHour);
	const unused = (await findFiles(folders)).filter(({ digest, lastUsed }) => lastUsed < oldest && !(digest !== void 0 && used.has(digestHex(digest))));
	await Promise.all(unused.map(({ path }) => rm(path, { force: true })));
	return {
		removedBlobs: unused.flatMap(({ digest }) => digest ?? []),
		removedFiles: unused.filter(({ digest }) => digest === void 0).map(({ path }) => path),
		removedFolders: await removeEmptyFolders(folders.manifests),
		freedBytes: unused.reduce((sum, { bytes }) => sum + bytes, 0)
	};
}
async function findFiles(folders) {
	const blobs = await readdir(folders.blobs);
	const manifests = (await readdir(folders.manifests)).filter(isTemporaryManifest);
	return withSharedAge((await Promise.all([...blobs.map((fileName) => describe(folders.blobs, fileName)), ...manifests.map((fileName) => describe(folders.manifests, fileName))])).filter((file) => file !== void 0));
}
async function describe(folder, fileName) {
	const path = join(folder, fileName);
	try {
		const status = await stat(path);
		if (!status.isFile()) return void 0;
		return {
			path,
			digest: digestOfFileName(fileName),
			bytes: status.size,
			lastUsed: status.mtimeMs
		};
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
/**
* Gives all files of one unfinished download the age of the newest: `sha256-<hex>-partial`, `sha256-<hex>-partial-3`.
* A part that was complete an hour ago is still needed while its neighbours come in, possibly by another process.
*/
function withSharedAge(files) {
	const newest = /* @__PURE__ */ new Map();
	for (const { path, lastUsed } of files) {
		const key = downloadOf(path);
		newest.set(key, Math.max(newest.get(key) ?? 0, lastUsed));
	}
	return files.map((file) => file.digest === void 0 ? {
		...file,
		lastUsed: newest.get(downloadOf(file.path)) ?? file.lastUsed
	} : file);
}
function downloadOf(path) {
	return path.replace(/(sha256-[0-9a-f]{64}-).*$/, "$1");
}
/** Removes the empty folders inside of a folder, the deepest first. */
async function removeEmptyFolders(folder) {
	const removed = [];
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		if (!entry.isDirectory()) continue;
		const path = join(folder, entry.name);
		removed.push(...await removeEmptyFolders(path));
		if (await removeIfEmpty(path)) removed.push(path);
	}
	return removed;
}
// packages/store/dist/store-context.js
/** Where a store's folders are. */
function storeFolders(directory) {
	return {
		blobs: join(directory, "blobs"),
		manifests: join(directory, "manifests")
	};
}
// node_modules/.pnpm/graceful-fs@4.2.12/node_modules/graceful-fs/polyfills.js
var require_polyfills = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var constants = __require("constants");
	var origCwd = process.cwd;
	var cwd = null;
	var platform = process.env.GRACEFUL_FS_PLATFORM || process.platform;
	process.cwd = function() {
		if (!cwd) cwd = origCwd.call(process);
		return cwd;
	};
	try {
		process.cwd();
	} catch (er) {}
	if (typeof process.chdir === "function") {
		var chdir = process.chdir;
		process.chdir = function(d) {
			cwd = null;
			chdir.call(process, d);
		};
		if (Object.setPrototypeOf) Object.setPrototypeOf(process.chdir, chdir);
	}
	module.exports = patch;
	function patch(fs) {
		if (constants.hasOwnProperty("O_SYMLINK") && process.version.match(/^v0\.6\.[0-2]|^v0\.5\./)) patchLchmod(fs);
		if (!fs.lutimes) patchLutimes(fs);
		fs.chown = chownFix(fs.chown);
		fs.fchown = chownFix(fs.fchown);
		fs.lchown = chownFix(fs.lchown);
		fs.chmod = chmodFix(fs.chmod);
		fs.fchmod = chmodFix(fs.fchmod);
		fs.lchmod = chmodFix(fs.lchmod);
		fs.chownSync = chownFixSync(fs.chownSync);
		fs.fchownSync = chownFixSync(fs.fchownSync);
		fs.lchownSync = chownFixSync(fs.lchownSync);
		fs.chmodSync = chmodFixSync(fs.chmodSync);
		fs.fchmodSync = chmodFixSync(fs.fchmodSync);
		fs.lchmodSync = chmodFixSync(fs.lchmodSync);
		fs.stat = statFix(fs.stat);
		fs.fstat = statFix(fs.fstat);
		fs.lstat = statFix(fs.lstat);
		fs.statSync = statFixSync(fs.statSync);
		fs.fstatSync = statFixSync(fs.fstatSync);
		fs.lstatSync = statFixSync(fs.lstatSync);
		if (fs.chmod && !fs.lchmod) {
			fs.lchmod = function(path, mode, cb) {
				if (cb) process.nextTick(cb);
			};
			fs.lchmodSync = function() {};
		}
		if (fs.chown && !fs.lchown) {
			fs.lchown = function(path, uid, gid, cb) {
				if (cb) process.nextTick(cb);
			};
			fs.lchownSync = function() {};
		}
		if (platform === "win32") fs.rename = typeof fs.rename !== "function" ? fs.rename : (function(fs$rename) {
			function rename(from, to, cb) {
				var start = Date.now();
				var backoff = 0;
				fs$rename(from, to, function CB(er) {
					if (er && (er.code === "EACCES" || er.code === "EPERM" || er.code === "EBUSY") && Date.now() - start < 6e4) {
						setTimeout(function() {
							fs.stat(to, function(stater, st) {
								if (stater && stater.code === "ENOENT") fs$rename(from, to, CB);
								else cb(er);
							});
						}, backoff);
						if (backoff < 100) backoff += 10;
						return;
					}
					if (cb) cb(er);
				});
			}
			if (Object.setPrototypeOf) Object.setPrototypeOf(rename, fs$rename);
			return rename;
		})(fs.rename);
		fs.read = typeof fs.read !== "function" ? fs.read : (function(fs$read) {
			function read(fd, buffer, offset, length, position, callback_) {
				var callback;
				if (callback_ && typeof callback_ === "function") {
					var eagCounter = 0;
					callback = function(er, _, __) {
						if (er && er.code === "EAGAIN" && eagCounter < 10) {
							eagCounter++;
							return fs$read.call(fs, fd, buffer, offset, length, position, callback);
						}
						callback_.apply(this, arguments);
					};
				}
				return fs$read.call(fs, fd, buffer, offset, length, position, callback);
			}
			if (Object.setPrototypeOf) Object.setPrototypeOf(read, fs$read);
			return read;
		})(fs.read);
		fs.readSync = typeof fs.readSync !== "function" ? fs.readSync : (function(fs$readSync) {
			return function(fd, buffer, offset, length, position) {
				var eagCounter = 0;
				while (true) try {
					return fs$readSync.call(fs, fd, buffer, offset, length, position);
				} catch (er) {
					if (er.code === "EAGAIN" && eagCounter < 10) {
						eagCounter++;
						continue;
					}
					throw er;
				}
			};
		})(fs.readSync);
		function patchLchmod(fs) {
			fs.lchmod = function(path, mode, callback) {
				fs.open(path, constants.O_WRONLY | constants.O_SYMLINK, mode, function(err, fd) {
					if (err) {
						if (callback) callback(err);
						return;
					}
					fs.fchmod(fd, mode, function(err) {
						fs.close(fd, function(err2) {
							if (callback) callback(err || err2);
						});
					});
				});
			};
			fs.lchmodSync = function(path, mode) {
				var fd = fs.openSync(path, constants.O_WRONLY | constants.O_SYMLINK, mode);
				var threw = true;
				var ret;
				try {
					ret = fs.fchmodSync(fd, mode);
					threw = false;
				} finally {
					if (threw) try {
						fs.closeSync(fd);
					} catch (er) {}
					else fs.closeSync(fd);
				}
				return ret;
			};
		}
		function patchLutimes(fs) {
			if (constants.hasOwnProperty("O_SYMLINK") && fs.futimes) {
				fs.lutimes = function(path, at, mt, cb) {
					fs.open(path, constants.O_SYMLINK, function(er, fd) {
						if (er) {
							if (cb) cb(er);
							return;
						}
						fs.futimes(fd, at, mt, function(er) {
							fs.close(fd, function(er2) {
								if (cb) cb(er || er2);
							});
						});
					});
				};
				fs.lutimesSync = function(path, at, mt) {
					var fd = fs.openSync(path, constants.O_SYMLINK);
					var ret;
					var threw = true;
					try {
						ret = fs.futimesSync(fd, at, mt);
						threw = false;
					} finally {
						if (threw) try {
							fs.closeSync(fd);
						} catch (er) {}
						else fs.closeSync(fd);
					}
					return ret;
				};
			} else if (fs.futimes) {
				fs.lutimes = function(_a, _b, _c, cb) {
					if (cb) process.nextTick(cb);
				};
				fs.lutimesSync = function() {};
			}
		}
		function chmodFix(orig) {
			if (!orig) return orig;
			return function(target, mode, cb) {
				return orig.call(fs, target, mode, function(er) {
					if (chownErOk(er)) er = null;
					if (cb) cb.apply(this, arguments);
				});
			};
		}
		function chmodFixSync(orig) {
			if (!orig) return orig;
			return function(target, mode) {
				try {
					return orig.call(fs, target, mode);
				} catch (er) {
					if (!chownErOk(er)) throw er;
				}
			};
		}
		function chownFix(orig) {
			if (!orig) return orig;
			return function(target, uid, gid, cb) {
				return orig.call(fs, target, uid, gid, function(er) {
					if (chownErOk(er)) er = null;
					if (cb) cb.apply(this, arguments);
				});
			};
		}
		function chownFixSync(orig) {
			if (!orig) return orig;
			return function(target, uid, gid) {
				try {
					return orig.call(fs, target, uid, gid);
				} catch (er) {
					if (!chownErOk(er)) throw er;
				}
			};
		}
		function statFix(orig) {
			if (!orig) return orig;
			return function(target, options, cb) {
				if (typeof options === "function") {
					cb = options;
					options = null;
				}
				function callback(er, stats) {
					if (stats) {
						if (stats.uid < 0) stats.uid += 4294967296;
						if (stats.gid < 0) stats.gid += 4294967296;
					}
					if (cb) cb.apply(this, arguments);
				}
				return options ? orig.call(fs, target, options, callback) : orig.call(fs, target, callback);
			};
		}
		function statFixSync(orig) {
			if (!orig) return orig;
			return function(target, options) {
				var stats = options ? orig.call(fs, target, options) : orig.call(fs, target);
				if (stats) {
					if (stats.uid < 0) stats.uid += 4294967296;
					if (stats.gid < 0) stats.gid += 4294967296;
				}
				return stats;
			};
		}
		function chownErOk(er) {
			if (!er) return true;
			if (er.code === "ENOSYS") return true;
			if (!process.getuid || process.getuid() !== 0) {
				if (er.code === "EINVAL" || er.code === "EPERM") return true;
			}
			return false;
		}
	}
}));
// node_modules/.pnpm/graceful-fs@4.2.12/node_modules/graceful-fs/legacy-streams.js
var require_legacy_streams = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Stream = __require("stream").Stream;
	module.exports = legacy;
	function legacy(fs) {
		return {
			ReadStream,
			WriteStream
		};
		function ReadStream(path, options) {
			if (!(this instanceof ReadStream)) return new ReadStream(path, options);
			Stream.call(this);
			var self = this;
			this.path = path;
			this.fd = null;
			this.readable = true;
			this.paused = false;
			this.flags = "r";
			this.mode = 438;
			this.bufferSize = 65536;
			options = options || {};
			var keys = Object.keys(options);
			for (var index = 0, length = keys.length; index < length; index++) {
				var key = keys[index];
				this[key] = options[key];
			}
			if (this.encoding) this.setEncoding(this.encoding);
			if (this.start !== void 0) {
				if ("number" !== typeof this.start) throw TypeError("start must be a Number");
				if (this.end === void 0) this.end = Infinity;
				else if ("number" !== typeof this.end) throw TypeError("end must be a Number");
				if (this.start > this.end) throw new Error("start must be <= end");
				this.pos = this.start;
			}
			if (this.fd !== null) {
				process.nextTick(function() {
					self._read();
				});
				return;
			}
			fs.open(this.path, this.flags, this.mode, function(err, fd) {
				if (err) {
					self.emit("error", err);
					self.readable = false;
					return;
				}
				self.fd = fd;
				self.emit("open", fd);
				self._read();
			});
		}
		function WriteStream(path, options) {
			if (!(this instanceof WriteStream)) return new WriteStream(path, options);
			Stream.call(this);
			this.path = path;
			this.fd = null;
			this.writable = true;
			this.flags = "w";
			this.encoding = "binary";
			this.mode = 438;
			this.bytesWritten = 0;
			options = options || {};
			var keys = Object.keys(options);
			for (var index = 0, length = keys.length; index < length; index++) {
				var key = keys[index];
				this[key] = options[key];
			}
			if (this.start !== void 0) {
				if ("number" !== typeof this.start) throw TypeError("start must be a Number");
				if (this.start < 0) throw new Error("start must be >= zero");
				this.pos = this.start;
			}
			this.busy = false;
			this._queue = [];
			if (this.fd === null) {
				this._open = fs.open;
				this._queue.push([
					this._open,
					this.path,
					this.flags,
					this.mode,
					void 0
				]);
				this.flush();
			}
		}
	}
}));
// node_modules/.pnpm/graceful-fs@4.2.12/node_modules/graceful-fs/clone.js
var require_clone = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = clone;
	var getPrototypeOf = Object.getPrototypeOf || function(obj) {
		return obj.__proto__;
	};
	function clone(obj) {
		if (obj === null || typeof obj !== "object") return obj;
		if (obj instanceof Object) var copy = { __proto__: getPrototypeOf(obj) };
		else var copy = Object.create(null);
		Object.getOwnPropertyNames(obj).forEach(function(key) {
			Object.defineProperty(copy, key, Object.getOwnPropertyDescriptor(obj, key));
		});
		return copy;
	}
}));
// node_modules/.pnpm/graceful-fs@4.2.12/node_modules/graceful-fs/graceful-fs.js
var require_graceful_fs = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var fs = __require("fs");
	var polyfills = require_polyfills();
	var legacy = require_legacy_streams();
	var clone = require_clone();
	var util = __require("util");
	/* istanbul ignore next - node 0.x polyfill */
	var gracefulQueue;
	var previousSymbol;
	/* istanbul ignore else - node 0.x polyfill */
	if (typeof Symbol === "function" && typeof Symbol.for === "function") {
		gracefulQueue = Symbol.for("graceful-fs.queue");
		previousSymbol = Symbol.for("graceful-fs.previous");
	} else {
		gracefulQueue = "___graceful-fs.queue";
		previousSymbol = "___graceful-fs.previous";
	}
	function noop() {}
	function publishQueue(context, queue) {
		Object.defineProperty(context, gracefulQueue, { get: function() {
			return queue;
		} });
	}
	var debug = noop;
	if (util.debuglog) debug = util.debuglog("gfs4");
	else if (/\bgfs4\b/i.test(process.env.NODE_DEBUG || "")) debug = function() {
		var m = util.format.apply(util, arguments);
		m = "GFS4: " + m.split(/\n/).join("\nGFS4: ");
		console.error(m);
	};
	if (!fs[gracefulQueue]) {
		publishQueue(fs, global[gracefulQueue] || []);
		fs.close = (function(fs$close) {
			function close(fd, cb) {
				return fs$close.call(fs, fd, function(err) {
					if (!err) resetQueue();
					if (typeof cb === "function") cb.apply(this, arguments);
				});
			}
			Object.defineProperty(close, previousSymbol, { value: fs$close });
			return close;
		})(fs.close);
		fs.closeSync = (function(fs$closeSync) {
			function closeSync(fd) {
				fs$closeSync.apply(fs, arguments);
				resetQueue();
			}
			Object.defineProperty(closeSync, previousSymbol, { value: fs$closeSync });
			return closeSync;
		})(fs.closeSync);
		if (/\bgfs4\b/i.test(process.env.NODE_DEBUG || "")) process.on("exit", function() {
			debug(fs[gracefulQueue]);
			__require("assert").equal(fs[gracefulQueue].length, 0);
		});
	}
	if (!global[gracefulQueue]) publishQueue(global, fs[gracefulQueue]);
	module.exports = patch(clone(fs));
	if (process.env.TEST_GRACEFUL_FS_GLOBAL_PATCH && !fs.__patched) {
		module.exports = patch(fs);
		fs.__patched = true;
	}
	function patch(fs) {
		polyfills(fs);
		fs.gracefulify = patch;
		fs.createReadStream = createReadStream;
		fs.createWriteStream = createWriteStream;
		var fs$readFile = fs.readFile;
		fs.readFile = readFile;
		function readFile(path, options, cb) {
			if (typeof options === "function") cb = options, options = null;
			return go$readFile(path, options, cb);
			function go$readFile(path, options, cb, startTime) {
				return fs$readFile(path, options, function(err) {
					if (err && (err.code === "EMFILE" || err.code === "ENFILE")) enqueue([
						go$readFile,
						[
							path,
							options,
							cb
						],
						err,
						startTime || Date.now(),
						Date.now()
					]);
					else if (typeof cb === "function") cb.apply(this, arguments);
				});
			}
		}
		var fs$writeFile = fs.writeFile;
		fs.writeFile = writeFile;
		function writeFile(path, data, options, cb) {
			if (typeof options === "function") cb = options, options = null;
			return go$writeFile(path, data, options, cb);
			function go$writeFile(path, data, options, cb, startTime) {
				return fs$writeFile(path, data, options, function(err) {
					if (err && (err.code === "EMFILE" || err.code === "ENFILE")) enqueue([
						go$writeFile,
						[
							path,
							data,
							options,
							cb
						],
						err,
						startTime || Date.now(),
						Date.now()
					]);
					else if (typeof cb === "function") cb.apply(this, arguments);
				});
			}
		}
		var fs$appendFile = fs.appendFile;
		if (fs$appendFile) fs.appendFile = appendFile;
		function appendFile(path, data, options, cb) {
			if (typeof options === "function") cb = options, options = null;
			return go$appendFile(path, data, options, cb);
			function go$appendFile(path, data, options, cb, startTime) {
				return fs$appendFile(path, data, options, function(err) {
					if (err && (err.code === "EMFILE" || err.code === "ENFILE")) enqueue([
						go$appendFile,
						[
							path,
							data,
							options,
							cb
						],
						err,
						startTime || Date.now(),
						Date.now()
					]);
					else if (typeof cb === "function") cb.apply(this, arguments);
				});
			}
		}
		var fs$copyFile = fs.copyFile;
		if (fs$copyFile) fs.copyFile = copyFile;
		function copyFile(src, dest, flags, cb) {
			if (typeof flags === "function") {
				cb = flags;
				flags = 0;
			}
			return go$copyFile(src, dest, flags, cb);
			function go$copyFile(src, dest, flags, cb, startTime) {
				return fs$copyFile(src, dest, flags, function(err) {
					if (err && (err.code === "EMFILE" || err.code === "ENFILE")) enqueue([
						go$copyFile,
						[
							src,
							dest,
							flags,
							cb
						],
						err,
						startTime || Date.now(),
						Date.now()
					]);
					else if (typeof cb === "function") cb.apply(this, arguments);
				});
			}
		}
		var fs$readdir = fs.readdir;
		fs.readdir = readdir;
		var noReaddirOptionVersions = /^v[0-5]\./;
		function readdir(path, options, cb) {
			if (typeof options === "function") cb = options, options = null;
			var go$readdir = noReaddirOptionVersions.test(process.version) ? function go$readdir(path, options, cb, startTime) {
				return fs$readdir(path, fs$readdirCallback(path, options, cb, startTime));
			} : function go$readdir(path, options, cb, startTime) {
				return fs$readdir(path, options, fs$readdirCallback(path, options, cb, startTime));
			};
			return go$readdir(path, options, cb);
			function fs$readdirCallback(path, options, cb, startTime) {
				return function(err, files) {
					if (err && (err.code === "EMFILE" || err.code === "ENFILE")) enqueue([
						go$readdir,
						[
							path,
							options,
							cb
						],
						err,
						startTime || Date.now(),
						Date.now()
					]);
					else {
						if (files && files.sort) files.sort();
						if (typeof cb === "function") cb.call(this, err, files);
					}
				};
			}
		}
		if (process.version.substr(0, 4) === "v0.8") {
			var legStreams = legacy(fs);
			ReadStream = legStreams.ReadStream;
			WriteStream = legStreams.WriteStream;
		}
		var fs$ReadStream = fs.ReadStream;
		if (fs$ReadStream) {
			ReadStream.prototype = Object.create(fs$ReadStream.prototype);
			ReadStream.prototype.open = ReadStream$open;
		}
		var fs$WriteStream = fs.WriteStream;
		if (fs$WriteStream) {
			WriteStream.prototype = Object.create(fs$WriteStream.prototype);
			WriteStream.prototype.open = WriteStream$open;
		}
		Object.defineProperty(fs, "ReadStream", {
			get: function() {
				return ReadStream;
			},
			set: function(val) {
				ReadStream = val;
			},
			enumerable: true,
			configurable: true
		});
		Object.defineProperty(fs, "WriteStream", {
			get: function() {
				return WriteStream;
			},
			set: function(val) {
				WriteStream = val;
			},
			enumerable: true,
			configurable: true
		});
		var FileReadStream = ReadStream;
		Object.defineProperty(fs, "FileReadStream", {
			get: function() {
				return FileReadStream;
			},
			set: function(val) {
				FileReadStream = val;
			},
			enumerable: true,
			configurable: true
		});
		var FileWriteStream = WriteStream;
		Object.defineProperty(fs, "FileWriteStream", {
			get: function() {
				return FileWriteStream;
			},
			set: function(val) {
				FileWriteStream = val;
			},
			enumerable: true,
			configurable: true
		});
		function ReadStream(path, options) {
			if (this instanceof ReadStream) return fs$ReadStream.apply(this, arguments), this;
			else return ReadStream.apply(Object.create(ReadStream.prototype), arguments);
		}
		function ReadStream$open() {
			var that = this;
			open(that.path, that.flags, that.mode, function(err, fd) {
				if (err) {
					if (that.autoClose) that.destroy();
					that.emit("error", err);
				} else {
					that.fd = fd;
					that.emit("open", fd);
					that.read();
				}
			});
		}
		function WriteStream(path, options) {
			if (this instanceof WriteStream) return fs$WriteStream.apply(this, arguments), this;
			else return WriteStream.apply(Object.create(WriteStream.prototype), arguments);
		}
		function WriteStream$open() {
			var that = this;
			open(that.path, that.flags, that.mode, function(err, fd) {
				if (err) {
					that.destroy();
					that.emit("error", err);
				} else {
					that.fd = fd;
					that.emit("open", fd);
				}
			});
		}
		function createReadStream(path, options) {
			return new fs.ReadStream(path, options);
		}
		function createWriteStream(path, options) {
			return new fs.WriteStream(path, options);
		}
		var fs$open = fs.open;
		fs.open = open;
		function open(path, flags, mode, cb) {
			if (typeof mode === "function") cb = mode, mode = null;
			return go$open(path, flags, mode, cb);
			function go$open(path, flags, mode, cb, startTime) {
				return fs$open(path, flags, mode, function(err, fd) {
					if (err && (err.code === "EMFILE" || err.code === "ENFILE")) enqueue([
						go$open,
						[
							path,
							flags,
							mode,
							cb
						],
						err,
						startTime || Date.now(),
						Date.now()
					]);
					else if (typeof cb === "function") cb.apply(this, arguments);
				});
			}
		}
		return fs;
	}
	function enqueue(elem) {
		debug("ENQUEUE", elem[0].name, elem[1]);
		fs[gracefulQueue].push(elem);
		retry();
	}
	var retryTimer;
	function resetQueue() {
		var now = Date.now();
		for (var i = 0; i < fs[gracefulQueue].length; ++i) if (fs[gracefulQueue][i].length > 2) {
			fs[gracefulQueue][i][3] = now;
			fs[gracefulQueue][i][4] = now;
		}
		retry();
	}
	function retry() {
		clearTimeout(retryTimer);
		retryTimer = void 0;
		if (fs[gracefulQueue].length === 0) return;
		var elem = fs[gracefulQueue].shift();
		var fn = elem[0];
		var args = elem[1];
		var err = elem[2];
		var startTime = elem[3];
		var lastTime = elem[4];
		if (startTime === void 0) {
			debug("RETRY", fn.name, args);
			fn.apply(null, args);
		} else if (Date.now() - startTime >= 6e4) {
			debug("TIMEOUT", fn.name, args);
			var cb = args.pop();
			if (typeof cb === "function") cb.call(null, err);
		} else {
			var sinceAttempt = Date.now() - lastTime;
			var sinceStart = Math.max(lastTime - startTime, 1);
			if (sinceAttempt >= Math.min(sinceStart * 1.2, 100)) {
				debug("RETRY", fn.name, args);
				fn.apply(null, args.concat([startTime]));
			} else fs[gracefulQueue].push(elem);
		}
		if (retryTimer === void 0) retryTimer = setTimeout(retry, 0);
	}
}));
// node_modules/.pnpm/retry@0.12.0/node_modules/retry/lib/retry_operation.js
var require_retry_operation = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function RetryOperation(timeouts, options) {
		if (typeof options === "boolean") options = { forever: options };
		this._originalTimeouts = JSON.parse(JSON.stringify(timeouts));
		this._timeouts = timeouts;
		this._options = options || {};
		this._maxRetryTime = options && options.maxRetryTime || Infinity;
		this._fn = null;
		this._errors = [];
		this._attempts = 1;
		this._operationTimeout = null;
		this._operationTimeoutCb = null;
		this._timeout = null;
		this._operationStart = null;
		if (this._options.forever) this._cachedTimeouts = this._timeouts.slice(0);
	}
	module.exports = RetryOperation;
	RetryOperation.prototype.reset = function() {
		this._attempts = 1;
		this._timeouts = this._originalTimeouts;
	};
	RetryOperation.prototype.stop = function() {
		if (this._timeout) clearTimeout(this._timeout);
		this._timeouts = [];
		this._cachedTimeouts = null;
	};
	RetryOperation.prototype.retry = function(err) {
		if (this._timeout) clearTimeout(this._timeout);
		if (!err) return false;
		var currentTime = (/* @__PURE__ */ new Date()).getTime();
		if (err && currentTime - this._operationStart >= this._maxRetryTime) {
			this._errors.unshift(/* @__PURE__ */ new Error("RetryOperation timeout occurred"));
			return false;
		}
		this._errors.push(err);
		var timeout = this._timeouts.shift();
		if (timeout === void 0) {
			if (this._cachedTimeouts) {
				this._errors.splice(this._errors.length - 1, this._errors.length);
				this._timeouts = this._cachedTimeouts.slice(0);
				timeout = this._timeouts.shift();
			} else return false;
		}
		var self = this;
		var timer = setTimeout(function() {
			self._attempts++;
			if (self._operationTimeoutCb) {
				self._timeout = setTimeout(function() {
					self._operationTimeoutCb(self._attempts);
				}, self._operationTimeout);
				if (self._options.unref) self._timeout.unref();
			}
			self._fn(self._attempts);
		}, timeout);
		if (this._options.unref) timer.unref();
		return true;
	};
	RetryOperation.prototype.attempt = function(fn, timeoutOps) {
		this._fn = fn;
		if (timeoutOps) {
			if (timeoutOps.timeout) this._operationTimeout = timeoutOps.timeout;
			if (timeoutOps.cb) this._operationTimeoutCb = timeoutOps.cb;
		}
		var self = this;
		if (this._operationTimeoutCb) this._timeout = setTimeout(function() {
			self._operationTimeoutCb();
		}, self._operationTimeout);
		this._operationStart = (/* @__PURE__ */ new Date()).getTime();
		this._fn(this._attempts);
	};
	RetryOperation.prototype.try = function(fn) {
		console.log("Using RetryOperation.try() is deprecated");
		this.attempt(fn);
	};
	RetryOperation.prototype.start = function(fn) {
		console.log("Using RetryOperation.start() is deprecated");
		this.attempt(fn);
	};
	RetryOperation.prototype.start = RetryOperation.prototype.try;
	RetryOperation.prototype.errors = function() {
		return this._errors;
	};
	RetryOperation.prototype.attempts = function() {
		return this._attempts;
	};
	RetryOperation.prototype.mainError = function() {
		if (this._errors.length === 0) return null;
		var counts = {};
		var mainError = null;
		var mainErrorCount = 0;
		for (var i = 0; i < this._errors.length; i++) {
			var error = this._errors[i];
			var message = error.message;
			var count = (counts[message] || 0) + 1;
			counts[message] = count;
			if (count >= mainErrorCount) {
				mainError = error;
				mainErrorCount = count;
			}
		}
		return mainError;
	};
}));
// node_modules/.pnpm/retry@0.12.0/node_modules/retry/lib/retry.js
var require_retry$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var RetryOperation = require_retry_operation();
	exports.operation = function(options) {
		return new RetryOperation(exports.timeouts(options), {
			forever: options && options.forever,
			unref: options && options.unref,
			maxRetryTime: options && options.maxRetryTime
		});
	};
	exports.timeouts = function(options) {
		if (options instanceof Array) return [].concat(options);
		var opts = {
			retries: 10,
			factor: 2,
			minTimeout: 1e3,
			maxTimeout: Infinity,
			randomize: false
		};
		for (var key in options) opts[key] = options[key];
		if (opts.minTimeout > opts.maxTimeout) throw new Error("minTimeout is greater than maxTimeout");
		var timeouts = [];
		for (var i = 0; i < opts.retries; i++) timeouts.push(this.createTimeout(i, opts));
		if (options && options.forever && !timeouts.length) timeouts.push(this.createTimeout(i, opts));
		timeouts.sort(function(a, b) {
			return a - b;
		});
		return timeouts;
	};
	exports.createTimeout = function(attempt, opts) {
		var random = opts.randomize ? Math.random() + 1 : 1;
		var timeout = Math.round(random * opts.minTimeout * Math.pow(opts.factor, attempt));
		timeout = Math.min(timeout, opts.maxTimeout);
		return timeout;
	};
	exports.wrap = function(obj, options, methods) {
		if (options instanceof Array) {
			methods = options;
			options = null;
		}
		if (!methods) {
			methods = [];
			for (var key in obj) if (typeof obj[key] === "function") methods.push(key);
		}
		for (var i = 0; i < methods.length; i++) {
			var method = methods[i];
			var original = obj[method];
			obj[method] = function retryWrapper(original) {
				var op = exports.operation(options);
				var args = Array.prototype.slice.call(arguments, 1);
				var callback = args.pop();
				args.push(function(err) {
					if (op.retry(err)) return;
					if (err) arguments[0] = op.mainError();
					callback.apply(this, arguments);
				});
				op.attempt(function() {
					original.apply(obj, args);
				});
			}.bind(obj, original);
			obj[method].options = options;
		}
	};
}));
// node_modules/.pnpm/retry@0.12.0/node_modules/retry/index.js
var require_retry = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = require_retry$1();
}));
// node_modules/.pnpm/signal-exit@3.0.7/node_modules/signal-exit/signals.js
var require_signals = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = [
		"SIGABRT",
		"SIGALRM",
		"SIGHUP",
		"SIGINT",
		"SIGTERM"
	];
	if (process.platform !== "win32") module.exports.push("SIGVTALRM", "SIGXCPU", "SIGXFSZ", "SIGUSR2", "SIGTRAP", "SIGSYS", "SIGQUIT", "SIGIOT");
	if (process.platform === "linux") module.exports.push("SIGIO", "SIGPOLL", "SIGPWR", "SIGSTKFLT", "SIGUNUSED");
}));
// node_modules/.pnpm/signal-exit@3.0.7/node_modules/signal-exit/index.js
var require_signal_exit = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var process = global.process;
	const processOk = function(process) {
		return process && typeof process === "object" && typeof process.removeListener === "function" && typeof process.emit === "function" && typeof process.reallyExit === "function" && typeof process.listeners === "function" && typeof process.kill === "function" && typeof process.pid === "number" && typeof process.on === "function";
	};
	/* istanbul ignore if */
	if (!processOk(process)) module.exports = function() {
		return function() {};
	};
	else {
		var assert = __require("assert");
		var signals = require_signals();
		var isWin = /^win/i.test(process.platform);
		var EE = __require("events");
		/* istanbul ignore if */
		if (typeof EE !== "function") EE = EE.EventEmitter;
		var emitter;
		if (process.__signal_exit_emitter__) emitter = process.__signal_exit_emitter__;
		else {
			emitter = process.__signal_exit_emitter__ = new EE();
			emitter.count = 0;
			emitter.emitted = {};
		}
		if (!emitter.infinite) {
			emitter.setMaxListeners(Infinity);
			emitter.infinite = true;
		}
		module.exports = function(cb, opts) {
			/* istanbul ignore if */
			if (!processOk(global.process)) return function() {};
			assert.equal(typeof cb, "function", "a callback must be provided for exit handler");
			if (loaded === false) load();
			var ev = "exit";
			if (opts && opts.alwaysLast) ev = "afterexit";
			var remove = function() {
				emitter.removeListener(ev, cb);
				if (emitter.listeners("exit").length === 0 && emitter.listeners("afterexit").length === 0) unload();
			};
			emitter.on(ev, cb);
			return remove;
		};
		var unload = function unload() {
			if (!loaded || !processOk(global.process)) return;
			loaded = false;
			signals.forEach(function(sig) {
				try {
					process.removeListener(sig, sigListeners[sig]);
				} catch (er) {}
			});
			process.emit = originalProcessEmit;
			process.reallyExit = originalProcessReallyExit;
			emitter.count -= 1;
		};
		module.exports.unload = unload;
		var emit = function emit(event, code, signal) {
			/* istanbul ignore if */
			if (emitter.emitted[event]) return;
			emitter.emitted[event] = true;
			emitter.emit(event, code, signal);
		};
		var sigListeners = {};
		signals.forEach(function(sig) {
			sigListeners[sig] = function listener() {
				/* istanbul ignore if */
				if (!processOk(global.process)) return;
				if (process.listeners(sig).length === emitter.count) {
					unload();
					emit("exit", null, sig);
					/* istanbul ignore next */
					emit("afterexit", null, sig);
					/* istanbul ignore next */
					if (isWin && sig === "SIGHUP") sig = "SIGINT";
					/* istanbul ignore next */
					process.kill(process.pid, sig);
				}
			};
		});
		module.exports.signals = function() {
			return signals;
		};
		var loaded = false;
		var load = function load() {
			if (loaded || !processOk(global.process)) return;
			loaded = true;
			emitter.count += 1;
			signals = signals.filter(function(sig) {
				try {
					process.on(sig, sigListeners[sig]);
					return true;
				} catch (er) {
					return false;
				}
			});
			process.emit = processEmit;
			process.reallyExit = processReallyExit;
		};
		module.exports.load = load;
		var originalProcessReallyExit = process.reallyExit;
		var processReallyExit = function processReallyExit(code) {
			/* istanbul ignore if */
			if (!processOk(global.process)) return;
			process.exitCode = code || /* istanbul ignore next */ 0;
			emit("exit", process.exitCode, null);
			/* istanbul ignore next */
			emit("afterexit", process.exitCode, null);
			/* istanbul ignore next */
			originalProcessReallyExit.call(process, process.exitCode);
		};
		var originalProcessEmit = process.emit;
		var processEmit = function processEmit(ev, arg) {
			if (ev === "exit" && processOk(global.process)) {
				/* istanbul ignore else */
				if (arg !== void 0) process.exitCode = arg;
				var ret = originalProcessEmit.apply(this, arguments);
				/* istanbul ignore next */
				emit("exit", process.exitCode, null);
				/* istanbul ignore next */
				emit("afterexit", process.exitCode, null);
				/* istanbul ignore next */
				return ret;
			} else return originalProcessEmit.apply(this, arguments);
		};
	}
}));
// node_modules/.pnpm/proper-lockfile@4.1.2/node_modules/proper-lockfile/lib/mtime-precision.js
var require_mtime_precision = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const cacheSymbol = Symbol();
	function probe(file, fs, callback) {
		const cachedPrecision = fs[cacheSymbol];
		if (cachedPrecision) return fs.stat(file, (err, stat) => {
			/* istanbul ignore if */
			if (err) return callback(err);
			callback(null, stat.mtime, cachedPrecision);
		});
		const mtime = /* @__PURE__ */ new Date(Math.ceil(Date.now() / 1e3) * 1e3 + 5);
		fs.utimes(file, mtime, mtime, (err) => {
			/* istanbul ignore if */
			if (err) return callback(err);
			fs.stat(file, (err, stat) => {
				/* istanbul ignore if */
				if (err) return callback(err);
				const precision = stat.mtime.getTime() % 1e3 === 0 ? "s" : "ms";
				Object.defineProperty(fs, cacheSymbol, { value: precision });
				callback(null, stat.mtime, precision);
			});
		});
	}
	function getMtime(precision) {
		let now = Date.now();
		if (precision === "s") now = Math.ceil(now / 1e3) * 1e3;
		return new Date(now);
	}
	module.exports.probe = probe;
	module.exports.getMtime = getMtime;
}));
// node_modules/.pnpm/proper-lockfile@4.1.2/node_modules/proper-lockfile/lib/lockfile.js
var require_lockfile = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const path = __require("path");
	const fs = require_graceful_fs();
	const retry = require_retry();
	const onExit = require_signal_exit();
	const mtimePrecision = require_mtime_precision();
	const locks = {};
	function getLockFile(file, options) {
		return options.lockfilePath || `${file}.lock`;
	}
	function resolveCanonicalPath(file, options, callback) {
		if (!options.realpath) return callback(null, path.resolve(file));
		options.fs.realpath(file, callback);
	}
	function acquireLock(file, options, callback) {
		const lockfilePath = getLockFile(file, options);
		options.fs.mkdir(lockfilePath, (err) => {
			if (!err) return mtimePrecision.probe(lockfilePath, options.fs, (err, mtime, mtimePrecision) => {
				/* istanbul ignore if */
				if (err) {
					options.fs.rmdir(lockfilePath, () => {});
					return callback(err);
				}
				callback(null, mtime, mtimePrecision);
			});
			if (err.code !== "EEXIST") return callback(err);
			if (options.stale <= 0) return callback(Object.assign(/* @__PURE__ */ new Error("Lock file is already being held"), {
				code: "ELOCKED",
				file
			}));
			options.fs.stat(lockfilePath, (err, stat) => {
				if (err) {
					if (err.code === "ENOENT") return acquireLock(file, {
						...options,
						stale: 0
					}, callback);
					return callback(err);
				}
				if (!isLockStale(stat, options)) return callback(Object.assign(/* @__PURE__ */ new Error("Lock file is already being held"), {
					code: "ELOCKED",
					file
				}));
				removeLock(file, options, (err) => {
					if (err) return callback(err);
					acquireLock(file, {
						...options,
						stale: 0
					}, callback);
				});
			});
		});
	}
	function isLockStale(stat, options) {
		return stat.mtime.getTime() < Date.now() - options.stale;
	}
	function removeLock(file, options, callback) {
		options.fs.rmdir(getLockFile(file, options), (err) => {
			if (err && err.code !== "ENOENT") return callback(err);
			callback();
		});
	}
	function updateLock(file, options) {
		const lock = locks[file];
		/* istanbul ignore if */
		if (lock.updateTimeout) return;
		lock.updateDelay = lock.updateDelay || options.update;
		lock.updateTimeout = setTimeout(() => {
			lock.updateTimeout = null;
			options.fs.stat(lock.lockfilePath, (err, stat) => {
				const isOverThreshold = lock.lastUpdate + options.stale < Date.now();
				if (err) {
					if (err.code === "ENOENT" || isOverThreshold) return setLockAsCompromised(file, lock, Object.assign(err, { code: "ECOMPROMISED" }));
					lock.updateDelay = 1e3;
					return updateLock(file, options);
				}
				if (!(lock.mtime.getTime() === stat.mtime.getTime())) return setLockAsCompromised(file, lock, Object.assign(/* @__PURE__ */ new Error("Unable to update lock within the stale threshold"), { code: "ECOMPROMISED" }));
				const mtime = mtimePrecision.getMtime(lock.mtimePrecision);
				options.fs.utimes(lock.lockfilePath, mtime, mtime, (err) => {
					const isOverThreshold = lock.lastUpdate + options.stale < Date.now();
					if (lock.released) return;
					if (err) {
						if (err.code === "ENOENT" || isOverThreshold) return setLockAsCompromised(file, lock, Object.assign(err, { code: "ECOMPROMISED" }));
						lock.updateDelay = 1e3;
						return updateLock(file, options);
					}
					lock.mtime = mtime;
					lock.lastUpdate = Date.now();
					lock.updateDelay = null;
					updateLock(file, options);
				});
			});
		}, lock.updateDelay);
		/* istanbul ignore else */
		if (lock.updateTimeout.unref) lock.updateTimeout.unref();
	}
	function setLockAsCompromised(file, lock, err) {
		lock.released = true;
		/* istanbul ignore if */
		if (lock.updateTimeout) clearTimeout(lock.updateTimeout);
		if (locks[file] === lock) delete locks[file];
		lock.options.onCompromised(err);
	}
	function lock(file, options, callback) {
		/* istanbul ignore next */
		options = {
			stale: 1e4,
			update: null,
			realpath: true,
			retries: 0,
			fs,
			onCompromised: (err) => {
				throw err;
			},
			...options
		};
		options.retries = options.retries || 0;
		options.retries = typeof options.retries === "number" ? { retries: options.retries } : options.retries;
		options.stale = Math.max(options.stale || 0, 2e3);
		options.update = options.update == null ? options.stale / 2 : options.update || 0;
		options.update = Math.max(Math.min(options.update, options.stale / 2), 1e3);
		resolveCanonicalPath(file, options, (err, file) => {
			if (err) return callback(err);
			const operation = retry.operation(options.retries);
			operation.attempt(() => {
				acquireLock(file, options, (err, mtime, mtimePrecision) => {
					if (operation.retry(err)) return;
					if (err) return callback(operation.mainError());
					const lock = locks[file] = {
						lockfilePath: getLockFile(file, options),
						mtime,
						mtimePrecision,
						options,
						lastUpdate: Date.now()
					};
					updateLock(file, options);
					callback(null, (releasedCallback) => {
						if (lock.released) return releasedCallback && releasedCallback(Object.assign(/* @__PURE__ */ new Error("Lock is already released"), { code: "ERELEASED" }));
						unlock(file, {
							...options,
							realpath: false
						}, releasedCallback);
					});
				});
			});
		});
	}
	function unlock(file, options, callback) {
		options = {
			fs,
			realpath: true,
			...options
		};
		resolveCanonicalPath(file, options, (err, file) => {
			if (err) return callback(err);
			const lock = locks[file];
			if (!lock) return callback(Object.assign(/* @__PURE__ */ new Error("Lock is not acquired/owned by you"), { code: "ENOTACQUIRED" }));
			lock.updateTimeout && clearTimeout(lock.updateTimeout);
			lock.released = true;
			delete locks[file];
			removeLock(file, options, callback);
		});
	}
	function check(file, options, callback) {
		options = {
			stale: 1e4,
			realpath: true,
			fs,
			...options
		};
		options.stale = Math.max(options.stale || 0, 2e3);
		resolveCanonicalPath(file, options, (err, file) => {
			if (err) return callback(err);
			options.fs.stat(getLockFile(file, options), (err, stat) => {
				if (err) return err.code === "ENOENT" ? callback(null, false) : callback(err);
				return callback(null, !isLockStale(stat, options));
			});
		});
	}
	function getLocks() {
		return locks;
	}
	/* istanbul ignore next */
	onExit(() => {
		for (const file in locks) {
			const options = locks[file].options;
			try {
				options.fs.rmdirSync(getLockFile(file, options));
			} catch (e) {}
		}
	});
	module.exports.lock = lock;
	module.exports.unlock = unlock;
	module.exports.check = check;
	module.exports.getLocks = getLocks;
}));
// node_modules/.pnpm/proper-lockfile@4.1.2/node_modules/proper-lockfile/lib/adapter.js
var require_adapter = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const fs = require_graceful_fs();
	function createSyncFs(fs) {
		const methods = [
			"mkdir",
			"realpath",
			"stat",
			"rmdir",
			"utimes"
		];
		const newFs = { ...fs };
		methods.forEach((method) => {
			newFs[method] = (...args) => {
				const callback = args.pop();
				let ret;
				try {
					ret = fs[`${method}Sync`](...args);
				} catch (err) {
					return callback(err);
				}
				callback(null, ret);
			};
		});
		return newFs;
	}
	function toPromise(method) {
		return (...args) => new Promise((resolve, reject) => {
			args.push((err, result) => {
				if (err) reject(err);
				else resolve(result);
			});
			method(...args);
		});
	}
	function toSync(method) {
		return (...args) => {
			let err;
			let result;
			args.push((_err, _result) => {
				err = _err;
				result = _result;
			});
			method(...args);
			if (err) throw err;
			return result;
		};
	}
	function toSyncOptions(options) {
		options = { ...options };
		options.fs = createSyncFs(options.fs || fs);
		if (typeof options.retries === "number" && options.retries > 0 || options.retries && typeof options.retries.retries === "number" && options.retries.retries > 0) throw Object.assign(/* @__PURE__ */ new Error("Cannot use retries with the sync api"), { code: "ESYNC" });
		return options;
	}
	module.exports = {
		toPromise,
		toSync,
		toSyncOptions
	};
}));
// packages/store/dist/store-lock.js
var import_proper_lockfile = (/* @__PURE__ */ __commonJSMin(((exports, module) => {
	const lockfile = require_lockfile();
	const { toPromise, toSync, toSyncOptions } = require_adapter();
	async function lock(file, options) {
		const release = await toPromise(lockfile.lock)(file, options);
		return toPromise(release);
	}
	function lockSync(file, options) {
		const release = toSync(lockfile.lock)(file, toSyncOptions(options));
		return toSync(release);
	}
	function unlock(file, options) {
		return toPromise(lockfile.unlock)(file, options);
	}
	function unlockSync(file, options) {
		return toSync(lockfile.unlock)(file, toSyncOptions(options));
	}
	function check(file, options) {
		return toPromise(lockfile.check)(file, options);
	}
	function checkSync(file, options) {
		return toSync(lockfile.check)(file, toSyncOptions(options));
	}
	module.exports = lock;
	module.exports.lock = lock;
	module.exports.unlock = unlock;
	module.exports.lockSync = lockSync;
	module.exports.unlockSync = unlockSync;
	module.exports.check = check;
	module.exports.checkSync = checkSync;
})))();
/** A holder that has not shown a sign of life for this long is taken to have died. */
const staleAfterMilliseconds = 1e4;
/** Longer than it takes to find a dead holder and for a long prune to end. */
const longestWaitMilliseconds = 6e4;
/**
* Makes the lock of a store directory.
*
* Why a lock: deleting a model means "remove the blobs that no manifest refers to". Between looking and removing,
* another process could write a manifest that refers to one of them. Every change of manifests and every removal of
* blobs therefore happens under this lock. Reading needs none, since each file is replaced in one step.
*
* The lock is a folder, made in one step on every file system. Its holder touches it while it works, so that it can
* be taken over from a process that died. The original server knows nothing of it: don't let both change one directory
* at the same moment.
*/
function createStoreLock(directory, logger) {
	let lastInLine = Promise.resolve();
	return (work) => {
		const turn = lastInLine.then(() => runLocked(directory, logger, work));
		lastInLine = turn.catch(() => {});
		return turn;
	};
}
async function runLocked(directory, logger, work) {
	const release = await acquire(directory, logger);
	try {
		return await work();
	} finally {
		await release().catch((error) => logger.warn(`the lock of the model store was lost: ${String(error)}`));
	}
}
async function acquire(directory, logger) {
	const lockPath = join(directory, ".puna-lock");
	try {
		return await (0, import_proper_lockfile.lock)(directory, {
			lockfilePath: lockPath,
			stale: staleAfterMilliseconds,
			onCompromised: (error) => logger.warn(`the lock of the model store was lost: ${error.message}`),
			retries: {
				forever: true,
				maxRetryTime: longestWaitMilliseconds,
				factor: 1.5,
				minTimeout: 5,
				maxTimeout: 250,
				randomize: true
			}
		});
	} catch (error) {
		if (hasSystemCode(error, ["ELOCKED"])) throw new StoreLockedError(lockPath, { cause: error });
		throw error;
	}
}
// packages/store/dist/store.js
/**
* Opens a store: the layout of Ollama's own model directory, so that an existing one works as it is, in both
* directions. Opening is cheap and needs no closing.
*/
async function openStore({ directory, logger = silentLogger }) {
	const root = resolve(directory);
	const folders = storeFolders(root);
	await mkdir(folders.blobs, {
		recursive: true,
		mode: 493
	});
	await mkdir(folders.manifests, {
		recursive: true,
		mode: 493
	});
	await renameOldBlobs(folders, logger);
	const blobs = createBlobStore(folders.blobs);
	const lock = createStoreLock(root, logger);
	const context = {
		folders,
		blobs,
		lock,
		logger
	};
	return {
		directory: root,
		blobs,
		manifests: createManifestStore(context),
		removeUnused: (digests) => lock(() => removeUnusedBlobs(context, digests)),
		prune: (options = {}) => lock(() => prune(context, options))
	};
}
/** Early versions of the original named blobs `sha256:<hex>`, which Windows does not allow. */
async function renameOldBlobs(folders, logger) {
	const old = (await readdir(folders.blobs)).filter((fileName) => fileName.startsWith("sha256:"));
	for (const fileName of old) {
		const newName = fileName.replace(":", "-");
		try {
			await rename(join(folders.blobs, fileName), join(folders.blobs, newName));
		} catch (error) {
			if (!hasSystemCode(error, [
				"ENOENT",
				"EACCES",
				"EPERM",
				"EROFS"
			])) throw error;
			logger.warn(`the blob ${fileName} could not be renamed to ${newName}: ${String(error)}`);
		}
	}
}
// apps/server/dist/http/client-signal.js
/** The client went away before its answer was complete. */
var ClientGoneError = class extends Error {
	name = "ClientGoneError";
	code = "client-gone";
	constructor() {
		super("request canceled");
	}
};
/** A signal that aborts with a `ClientGoneError` when the client hangs up. */
function clientSignal(context) {
	const controller = new AbortController();
	const { signal } = context.req.raw;
	if (signal.aborted) controller.abort(new ClientGoneError());
	else signal.addEventListener("abort", () => controller.abort(new ClientGoneError()), { once: true });
	return controller.signal;
}
// apps/server/dist/ollama/error-answer.js
/** Texts that the API has of its own for errors of the layers below (contract: api, sections 2 and 4). */
const texts = {
	"invalid-model-name": () => "invalid model name",
	"queue-full": () => "server busy, please try again.  maximum pending requests exceeded",
	"model-crashed": (message) => `model runner has unexpectedly stopped, this may be due to resource limitations or an internal error, check puna server logs for details: ${message}`,
	"context-exceeded": (message) => `the prompt is longer than the context length currently available to the model; shorten the prompt, adjust the context length in settings, or use a model with a longer context length (${message})`
};
function messageOf$1(error) {
	return error instanceof Error ? error.message : String(error);
}
/** An error in the words of the API. */
function describeOllamaError(error, dialect = {}) {
	const code = errorCode(error) ?? "";
	const message = messageOf$1(error);
	const text = dialect.texts?.[code] ?? texts[code];
	return {
		status: dialect.statuses?.[code] ?? errorStatus(error),
		text: text?.(message) ?? message
	};
}
/** An error as the answer to a request that was not answered yet. */
function errorAnswer(error, dialect) {
	const { status, text } = describeOllamaError(error, dialect);
	return jsonResponse({ error: text }, status);
}
/** The last line of a stream that failed after it had begun. */
function errorLine(error) {
	if (errorCode(error) === "model-crashed") return { error: `an error was encountered while running the model: ${messageOf$1(error)}` };
	return { error: describeOllamaError(error).text };
}
// apps/server/dist/ollama/handle.js
/** Wraps a handler so that what it throws is answered in the words of the Ollama API. */
function handle(handler, dialect) {
	return async (context) => {
		try {
			return await handler(context);
		} catch (error) {
			logError(context, error);
			return errorAnswer(error, dialect);
		}
	};
}
// apps/server/dist/ollama/blobs-route.js
/** The bytes of a request as they arrive: Node's own stream where there is one, since it copies least. */
function bodyOf(context) {
	const { incoming } = context.env;
	if (incoming !== void 0) return incoming;
	return context.req.raw.body ?? new Blob([]).stream();
}
/** `HEAD /api/blobs/:digest` (contract: api, section 14). */
const headBlobRoute = handle(async (context) => {
	const asked = context.req.param("digest") ?? "";
	return await context.var.engine.store.blobs.stat(parseDigest(asked)) === void 0 ? jsonResponse({ error: `blob "${asked}" not found` }, 404) : context.body(null, 200);
});
/**
* `POST /api/blobs/:digest` (contract: api, section 14). The bytes go to disk as they arrive; a blob appears only
* when its digest is right.
*/
const pushBlobRoute = handle(async (context) => {
	const asked = context.req.param("digest") ?? "";
	const expectedDigest = parseDigest(asked);
	const { blobs } = context.var.engine.store;
	if (await blobs.stat(expectedDigest) !== void 0) return context.body(null, 200);
	try {
		await blobs.write(bodyOf(context), {
			expectedDigest,
			signal: clientSignal(context)
		});
		return context.body(null, 201);
	} catch (error) {
		if (!(error instanceof DigestMismatchError)) throw error;
		return jsonResponse({ error: `digest mismatch, expected "${asked}", got "${error.actual}"` }, 400);
	}
});
// apps/server/dist/http/read-request.js
/**
* Reads the body of a request. The content type is not looked at, as clients of this API often send none.
*
* @param typeName how error texts name the request
* @throws RequestBodyError where the body is missing, is not JSON or does not fit the schema.
*/
async function readRequest(context, schema, typeName) {
	return decodeRequest(schema, parseJsonBody(await context.req.text()), typeName);
}
// apps/server/dist/http/ndjson-response.js
const encoder$2 = new TextEncoder();
/**
* Answers with a line of JSON for each event. The first event is awaited before the answer begins, so a failure before
* it becomes a real HTTP status: the returned promise rejects. Lines are made only as fast as the client reads them,
* and a client that leaves ends the events.
*/
async function ndjsonResponse(events, options) {
	let pending = await events.next();
	const body = new ReadableStream({
		async pull(controller) {
			try {
				for (;;) {
					const next = pending ?? await events.next();
					pending = void 0;
					if (next.done) return controller.close();
					const line = options.encode(next.value);
					if (line === void 0) continue;
					return controller.enqueue(encoder$2.encode(encodeNdjson(line)));
				}
			} catch (error) {
				options.onError(error);
				controller.enqueue(encoder$2.encode(encodeNdjson(options.encodeError(error))));
				controller.close();
			}
		},
		async cancel() {
			await events.return(void 0);
		}
	});
	return new Response(body, { headers: { "content-type": "application/x-ndjson" } });
}
// apps/server/dist/ollama/answer-generation.js
/** Tells the log about options that were not honoured. */
async function* logWarnings(context, events) {
	for await (const event of events) if (event.type === "warning") context.var.logger.warn({ warning: event.warning }, event.warning.message);
	else yield event;
}
/** Requests that only load or unload are answered with one object, also where a stream was asked for. */
function isSingle(event) {
	return event.type === "rendered" || event.type === "done" && event.usage === void 0;
}
async function* withFirst(first, rest) {
	try {
		yield first;
		yield* rest;
	} finally {
		await rest.return(void 0);
	}
}
async function answerWhole(events, encoder) {
	const collected = [];
	for await (const event of events) collected.push(event);
	const last = collected.at(-1);
	if (last?.type !== "done" && last?.type !== "rendered") throw new Error("the answer has no end");
	return jsonResponse(encoder.whole(collected, last));
}
/** Answers a generation, as a stream of lines or as one object. */
async function answerGeneration(context, generation, options) {
	const events = logWarnings(context, generation);
	try {
		if (!options.stream) return await answerWhole(events, options.encoder);
		const first = await events.next();
		if (first.done || isSingle(first.value)) {
			await events.return(void 0);
			return jsonResponse(options.encoder.line(first.value));
		}
		return await ndjsonResponse(withFirst(first.value, events), {
			encode: (event) => options.encoder.line(event),
			encodeError: errorLine,
			onError: (error) => logError(context, error)
		});
	} catch (error) {
		logError(context, error);
		return errorAnswer(error, options.dialect);
	}
}
// apps/server/dist/ollama/collected-answer.js
/** Puts the pieces of an answer together. */
function collectAnswer(events) {
	const textOf = (type) => events.map((event) => event.type === type ? event.text : "").join("");
	return {
		content: textOf("content"),
		thinking: textOf("thinking"),
		calls: events.flatMap((event) => event.type === "tool-calls" ? event.calls : []),
		logProbabilities: events.flatMap((event) => event.type === "content" || event.type === "thinking" ? event.logProbabilities ?? [] : [])
	};
}
// apps/server/dist/ollama/encode-message.js
/** Calls as the wire has them. */
function encodeToolCalls(calls) {
	return calls.map(({ id, index, name, arguments: values }) => ({
		id,
		function: {
			index,
			name,
			arguments: { ...values }
		}
	}));
}
/** The rendered prompt as the wire has it. */
function encodeDebugInfo({ prompt, mediaCount }) {
	return {
		rendered_template: prompt,
		...mediaCount > 0 ? { image_count: mediaCount } : {}
	};
}
/** A message of a request. Its images were checked to be base64. */
function decodeMessage(message) {
	const { role, content, thinking, images, tool_calls: calls, tool_name: toolName, tool_call_id: toolCallId } = message;
	const media = (images ?? []).map((image) => ({
		type: "image",
		bytes: Buffer.from(image, "base64")
	}));
	const toolCalls = (calls ?? []).map(({ id, function: { index, name, arguments: values } }) => ({
		name,
		arguments: values,
		...id === void 0 ? {} : { id },
		...index === void 0 ? {} : { index }
	}));
	return {
		role,
		content,
		...thinking === void 0 ? {} : { thinking },
		...media.length > 0 ? { media } : {},
		...toolCalls.length > 0 ? { toolCalls } : {},
		...toolName === void 0 ? {} : { toolName },
		...toolCallId === void 0 ? {} : { toolCallId }
	};
}
/** A tool of a request. */
function decodeTool({ type, function: { name, description, parameters } }) {
	return {
		type,
		function: {
			name,
			...description === void 0 ? {} : { description },
			...parameters === void 0 ? {} : { parameters: { ...parameters } }
		}
	};
}
// apps/server/dist/ollama/encode-usage.js
const nanosecondsPerMillisecond = 1e6;
/** Milliseconds as the whole nanoseconds of the wire. */
function toNanoseconds(milliseconds) {
	return Math.round(milliseconds * nanosecondsPerMillisecond);
}
/** What an answer took, as the last object has it. Zeros are left out (contract: api, section 3). */
function encodeUsage(usage) {
	if (usage === void 0) return {};
	const metrics = {
		total_duration: toNanoseconds(usage.totalDuration),
		load_duration: toNanoseconds(usage.loadDuration),
		prompt_eval_count: usage.promptTokens,
		prompt_eval_duration: toNanoseconds(usage.promptDuration),
		eval_count: usage.generatedTokens,
		eval_duration: toNanoseconds(usage.generateDuration)
	};
	return Object.fromEntries(Object.entries(metrics).filter(([, value]) => value !== 0));
}
function encodeToken({ token, logProbability, bytes }) {
	return {
		token,
		logprob: logProbability,
		bytes: [...bytes]
	};
}
/** Log probabilities; no field where there are none. */
function encodeLogProbabilities(entries) {
	if (entries === void 0 || entries.length === 0) return {};
	return { logprobs: entries.map((entry) => ({
		...encodeToken(entry),
		...entry.alternatives?.length ? { top_logprobs: entry.alternatives.map(encodeToken) } : {}
	})) };
}
// apps/server/dist/ollama/encode-chat.js
/**
* Encodes answers of `/api/chat`.
*
* @param model the name as the client sent it, which the answer echoes
*/
function chatEncoder(model) {
	const piece = (message, rest = {}) => ({
		model,
		created_at: currentTimestamp(),
		message,
		done: false,
		...rest
	});
	const assistant = (content, rest = {}) => ({
		role: "assistant",
		content,
		...rest
	});
	const done = (event, message, logProbabilities = {}) => ({
		model,
		created_at: currentTimestamp(),
		message,
		done: true,
		done_reason: event.reason,
		...logProbabilities,
		...encodeUsage(event.usage)
	});
	const line = (event) => {
		switch (event.type) {
			case "content": return piece(assistant(event.text), encodeLogProbabilities(event.logProbabilities));
			case "thinking": return piece(assistant("", { thinking: event.text }), encodeLogProbabilities(event.logProbabilities));
			case "tool-calls": return piece(assistant("", { tool_calls: encodeToolCalls(event.calls) }));
			case "rendered": return piece({
				role: "",
				content: ""
			}, { _debug_info: encodeDebugInfo(event) });
			case "done": return done(event, assistant(""));
			case "warning": return;
		}
	};
	return {
		line,
		whole(events, last) {
			if (last.type === "rendered") return piece({
				role: "",
				content: ""
			}, { _debug_info: encodeDebugInfo(last) });
			const { content, thinking, calls, logProbabilities } = collectAnswer(events);
			const message = assistant(content, {
				...thinking === "" ? {} : { thinking },
				...calls.length > 0 ? { tool_calls: encodeToolCalls(calls) } : {}
			});
			return done(last, message, encodeLogProbabilities(logProbabilities));
		}
	};
}
// apps/server/dist/ollama/generation-options.js
const mostLogProbabilities = 20;
/** The parts of a request body that generate and chat share, as the engine takes them. */
function generationOptions(body, signal) {
	return {
		model: body.model,
		format: body.format,
		truncate: body.truncate,
		renderOnly: body._debug_render_only,
		signal,
		...body.options === void 0 ? {} : { options: body.options },
		...body.keep_alive === void 0 ? {} : { keepAlive: body.keep_alive },
		...body.think === void 0 ? {} : { think: body.think },
		...body.shift === void 0 ? {} : { shift: body.shift },
		...body.logprobs ? { logProbabilities: { alternatives: body.top_logprobs } } : {}
	};
}
/** Refuses more log probabilities than there are given. Checked before the model is looked up. */
function requireLogProbabilityRange(body) {
	if (body.top_logprobs >= 0 && body.top_logprobs <= mostLogProbabilities) return;
	throw new RequestBodyError("invalid-field", "top_logprobs must be between 0 and 20", "top_logprobs");
}
// apps/server/dist/ollama/require-model.js
/** Refuses a request that names no model. */
function requireModel(model) {
	if (model === "") throw new RequestBodyError("invalid-field", "model is required", "model");
}
/** No model was named, on an endpoint that treats this like a name that does not exist. */
var EmptyNameError = class extends Error {
	name = "EmptyNameError";
	code = "model-not-found";
};
// apps/server/dist/ollama/chat-route.js
/** `POST /api/chat` (contract: api, section 4). */
const chatRoute = handle(async (context) => {
	const body = await readRequest(context, chatRequestSchema, "ChatRequest");
	requireLogProbabilityRange(body);
	requireModel(body.model);
	return answerGeneration(context, context.var.engine.chat({
		...generationOptions(body, clientSignal(context)),
		messages: body.messages.map(decodeMessage),
		tools: body.tools.map(decodeTool)
	}), {
		encoder: chatEncoder(body.model),
		stream: body.stream,
		dialect: { texts: { "model-not-found": () => `model '${body.model}' not found` } }
	});
});
// apps/server/dist/ollama/copy-route.js
function parseName(field, text) {
	const name = tryParseModelName(text);
	if (name === void 0) throw new RequestBodyError("invalid-field", `${field} "${text}" is invalid`, field);
	return name;
}
/** `POST /api/copy` (contract: api, section 9). */
const copyRoute = handle(async (context) => {
	const body = await readRequest(context, copyRequestSchema, "CopyRequest");
	const source = parseName("source", body.source);
	const destination = parseName("destination", body.destination);
	try {
		await context.var.engine.copy(source, destination);
		return context.body(null, 200);
	} catch (error) {
		logError(context, error);
		return errorAnswer(error, { texts: { "model-not-found": () => `model "${body.source}" not found` } });
	}
});
// apps/server/dist/ollama/create-route.js
/** What happens, in the words that clients of the API look for (contract: api, section 13 "Status lines"). */
function encodeProgress(progress) {
	switch (progress.step) {
		case "parsing-gguf": return { status: "parsing GGUF" };
		case "autodetected-template": return { status: `using autodetected template ${progress.template}` };
		case "existing-layer": return { status: `using existing layer ${progress.digest}` };
		case "new-layer": return { status: `creating new layer ${progress.digest}` };
		case "writing-manifest": return { status: "writing manifest" };
		case "success": return { status: "success" };
	}
}
function toEngineRequest(body, signal) {
	return {
		name: parseModelName(body.model),
		from: body.from,
		files: body.files,
		adapters: body.adapters,
		template: body.template,
		system: body.system,
		licenses: body.license,
		parameters: body.parameters,
		messages: body.messages.map(({ role, content }) => ({
			role,
			content
		})),
		quantize: body.quantize,
		renderer: body.renderer,
		parser: body.parser,
		requires: body.requires,
		info: body.info,
		signal
	};
}
/** Plain JSON, as creating answers where it does not stream. */
function plainJson(value) {
	return new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } });
}
/** `POST /api/create` (contract: api, section 13). */
const createRoute = handle(async (context) => {
	const body = await readRequest(context, createRequestSchema, "CreateRequest");
	const progress = context.var.engine.create(toEngineRequest(body, clientSignal(context)));
	if (body.stream) return ndjsonResponse(progress, {
		encode: encodeProgress,
		encodeError: errorLine,
		onError: (error) => logError(context, error)
	});
	let last;
	for await (const step of progress) last = step;
	return plainJson(last === void 0 ? {} : encodeProgress(last));
});
// apps/server/dist/ollama/delete-route.js
/**
* `DELETE /api/delete` (contract: api, section 10). The answer is `{}`: one of the two specifications has it, and
* clients of the other one look at the status alone.
*/
const deleteRoute = handle(async (context) => {
	const body = await readRequest(context, deleteRequestSchema, "DeleteRequest");
	requireModel(body.model);
	const name = tryParseModelName(body.model);
	if (name === void 0) throw new RequestBodyError("invalid-field", `name ${JSON.stringify(body.model)} is invalid`, "model");
	try {
		await context.var.engine.delete(name);
		return jsonResponse({});
	} catch (error) {
		logError(context, error);
		return errorAnswer(error, { texts: { "model-not-found": () => `model '${body.model}' not found` } });
	}
});
// apps/server/dist/ollama/embed-route.js
/** An empty text loads the model, as does no text; an empty text in a list is a text. */
function inputsOf(input) {
	if (input === void 0 || input === "") return [];
	return typeof input === "string" ? [input] : input;
}
/** `POST /api/embed` (contract: api, section 5). */
const embedRoute = handle(async (context) => {
	const body = await readRequest(context, embedRequestSchema, "EmbedRequest");
	if (body.model === "") throw new EmptyNameError("model '' not found");
	try {
		const answer = await context.var.engine.embed({
			model: body.model,
			inputs: inputsOf(body.input),
			truncate: body.truncate,
			dimensions: body.dimensions,
			signal: clientSignal(context),
			...body.options === void 0 ? {} : { options: body.options },
			...body.keep_alive === void 0 ? {} : { keepAlive: body.keep_alive }
		});
		return jsonResponse({
			model: body.model,
			embeddings: answer.embeddings,
			...answer.embeddings.length === 0 ? {} : {
				total_duration: toNanoseconds(answer.totalDuration),
				load_duration: toNanoseconds(answer.loadDuration),
				prompt_eval_count: answer.promptTokens
			}
		});
	} catch (error) {
		logError(context, error);
		return errorAnswer(error, { texts: {
			"model-not-found": () => `model "${body.model}" not found, try pulling it first`,
			"context-exceeded": () => "the input length exceeds the context length"
		} });
	}
});
// apps/server/dist/ollama/embeddings-route.js
/** `POST /api/embeddings`, the old form of `/api/embed` (contract: api, section 6). */
const embeddingsRoute = handle(async (context) => {
	const body = await readRequest(context, embeddingsRequestSchema, "EmbeddingRequest");
	requireModel(body.model);
	try {
		return jsonResponse({ embedding: (await context.var.engine.embed({
			model: body.model,
			inputs: body.prompt === "" ? [] : [body.prompt],
			truncate: false,
			signal: clientSignal(context),
			...body.options === void 0 ? {} : { options: body.options },
			...body.keep_alive === void 0 ? {} : { keepAlive: body.keep_alive }
		})).embeddings[0] ?? [] });
	} catch (error) {
		logError(context, error);
		return errorAnswer(error, {
			texts: { "model-not-found": () => `model "${body.model}" not found, try pulling it first` },
			statuses: { "context-exceeded": 500 }
		});
	}
});
// apps/server/dist/ollama/encode-generate.js
/**
* Encodes answers of `/api/generate`.
*
* @param model the name as the client sent it, which the answer echoes
*/
function generateEncoder(model) {
	const piece = (response, rest = {}) => ({
		model,
		created_at: currentTimestamp(),
		response,
		done: false,
		...rest
	});
	const done = (event, response, thinking) => ({
		model,
		created_at: currentTimestamp(),
		response,
		...thinking === "" ? {} : { thinking },
		done: true,
		done_reason: event.reason,
		...event.context === void 0 ? {} : { context: event.context },
		...encodeUsage(event.usage)
	});
	const line = (event) => {
		switch (event.type) {
			case "content": return piece(event.text, encodeLogProbabilities(event.logProbabilities));
			case "thinking": return piece("", {
				thinking: event.text,
				...encodeLogProbabilities(event.logProbabilities)
			});
			case "tool-calls": return piece("", { tool_calls: encodeToolCalls(event.calls) });
			case "rendered": return piece("", { _debug_info: encodeDebugInfo(event) });
			case "done": return done(event, "", "");
			case "warning": return;
		}
	};
	return {
		line,
		whole(events, last) {
			if (last.type === "rendered") return piece("", { _debug_info: encodeDebugInfo(last) });
			const { content, thinking, calls, logProbabilities } = collectAnswer(events);
			return {
				...done(last, content, thinking),
				...calls.length > 0 ? { tool_calls: encodeToolCalls(calls) } : {},
				...encodeLogProbabilities(logProbabilities)
			};
		}
	};
}
// apps/server/dist/ollama/generate-route.js
/** `POST /api/generate` (contract: api, section 3). */
const generateRoute = handle(async (context) => {
	const body = await readRequest(context, generateRequestSchema, "GenerateRequest");
	requireLogProbabilityRange(body);
	if (body.model === "") throw new EmptyNameError("model '' not found");
	return answerGeneration(context, context.var.engine.generate({
		...generationOptions(body, clientSignal(context)),
		prompt: body.prompt,
		suffix: body.suffix,
		system: body.system,
		template: body.template,
		raw: body.raw,
		...body.context === void 0 ? {} : { context: body.context },
		...body.images === void 0 ? {} : { images: body.images.map((image) => Buffer.from(image, "base64")) }
	}), {
		encoder: generateEncoder(body.model),
		stream: body.stream,
		dialect: { texts: { "model-not-found": () => `model '${body.model}' not found` } }
	});
});
// apps/server/dist/ollama/encode-details.js
/** The details of a model as the wire has them, without the lengths that only lists show. */
function encodeDetails(details) {
	return {
		parent_model: details.parentModel,
		format: details.format,
		family: details.family,
		families: details.families,
		parameter_size: details.parameterSize,
		quantization_level: details.quantizationLevel
	};
}
/** The details as lists show them: with the lengths, where they are known. */
function encodeListedDetails(details) {
	return {
		...encodeDetails(details),
		...details.contextLength > 0 ? { context_length: details.contextLength } : {},
		...details.embeddingLength > 0 ? { embedding_length: details.embeddingLength } : {}
	};
}
// apps/server/dist/ollama/ps-route.js
/** `GET /api/ps`, and `POST` as the specification has it (contract: api, section 15). */
const psRoute = handle(async (context) => {
	return jsonResponse({ models: context.var.engine.running().map((model) => ({
		name: model.name,
		model: model.name,
		size: model.memory?.total ?? 0,
		digest: model.digest,
		details: {
			...encodeDetails(model.details),
			parent_model: ""
		},
		expires_at: formatLocalTimestamp(model.expiresAt),
		size_vram: model.memory?.device ?? 0,
		context_length: model.contextLength
	})) });
});
// apps/server/dist/ollama/show-route.js
/** Copilot tells models apart by this key, and would not show those whose files lack it. */
const copilotAgent = "GitHubCopilotChat/";
function encodeShown(shown, modelInfo) {
	return {
		...shown.license === "" ? {} : { license: shown.license },
		modelfile: shown.modelfile,
		...shown.parameters === "" ? {} : { parameters: shown.parameters },
		...shown.template === "" ? {} : { template: shown.template },
		...shown.system === "" ? {} : { system: shown.system },
		details: encodeDetails(shown.details),
		...shown.messages.length > 0 ? { messages: shown.messages } : {},
		model_info: modelInfo,
		...shown.projectorInfo === void 0 ? {} : { projector_info: shown.projectorInfo },
		...shown.tensors.length > 0 ? { tensors: shown.tensors } : {},
		...shown.capabilities.length > 0 ? { capabilities: shown.capabilities } : {},
		modified_at: formatLocalTimestamp(shown.modifiedAt),
		...shown.requires === "" ? {} : { requires: shown.requires }
	};
}
/** `POST /api/show` (contract: api, section 8). */
const showRoute = handle(async (context) => {
	const body = await readRequest(context, showRequestSchema, "ShowRequest");
	requireModel(body.model);
	const shown = await context.var.engine.show({
		model: body.model,
		verbose: body.verbose,
		system: body.system,
		...body.options === void 0 ? {} : { options: body.options }
	});
	return jsonResponse(encodeShown(shown, context.req.header("user-agent")?.startsWith(copilotAgent) ?? false ? {
		...shown.modelInfo,
		"general.basename": body.model
	} : shown.modelInfo));
});
// apps/server/dist/ollama/tags-route.js
/** `GET /api/tags` (contract: api, section 7). */
const tagsRoute = handle(async (context) => {
	return jsonResponse({ models: (await context.var.engine.list()).map((model) => {
		const name = formatShortName(model.name);
		return {
			name,
			model: name,
			modified_at: formatLocalTimestamp(model.modifiedAt),
			size: model.size,
			digest: model.digest,
			details: encodeListedDetails(model.details),
			...model.capabilities.length > 0 ? { capabilities: model.capabilities } : {}
		};
	}) });
});
// apps/server/dist/ollama/routes.js
/** Clients look for this very text to know that a server is there. */
const rootRoute = (context) => context.text("Ollama is running");
/** Adds the Ollama API. */
function addOllamaRoutes(application, version) {
	const versionRoute = () => jsonResponse({ version });
	const statusRoute = () => jsonResponse({ cloud: {
		disabled: true,
		source: "env"
	} });
	addRoute(application, "/", {
		GET: rootRoute,
		HEAD: rootRoute
	});
	addRoute(application, "/api/version", {
		GET: versionRoute,
		HEAD: versionRoute
	});
	addRoute(application, "/api/status", { GET: statusRoute });
	addRoute(application, "/api/tags", {
		GET: tagsRoute,
		HEAD: tagsRoute
	});
	addRoute(application, "/api/ps", {
		GET: psRoute,
		POST: psRoute
	});
	addRoute(application, "/api/show", { POST: showRoute });
	addRoute(application, "/api/generate", { POST: generateRoute });
	addRoute(application, "/api/chat", { POST: chatRoute });
	addRoute(application, "/api/embed", { POST: embedRoute });
	addRoute(application, "/api/embeddings", { POST: embeddingsRoute });
	addRoute(application, "/api/create", { POST: createRoute });
	addRoute(application, "/api/blobs/:digest", {
		HEAD: headBlobRoute,
		POST: pushBlobRoute
	});
	addRoute(application, "/api/copy", { POST: copyRoute });
	addRoute(application, "/api/delete", { DELETE: deleteRoute });
}
// apps/server/dist/application.js
/** The HTTP application, to be served by Node or called directly in a test. */
function createApplication(options) {
	const { engine, logger, version, origins, checkHost } = options;
	const application = new Hono({ strict: true });
	application.use(async (context, next) => {
		context.set("engine", engine);
		context.set("logger", logger);
		await next();
	});
	if (checkHost) application.use(hostCheck);
	application.use(cors(origins));
	application.use(redirectTrailingSlash);
	addOllamaRoutes(application, version);
	application.notFound((context) => context.body("404 page not found", 404, { "content-type": "text/plain" }));
	application.onError((error, context) => {
		logError(context, error);
		return context.body(null, 500);
	});
	return application;
}
// apps/server/dist/configuration.js
const minute = 6e4;
/** Fields that stay away where nothing was set. */
function optionalSettings(environment) {
	const parallel = readUnsigned(readSetting(environment, "NUM_PARALLEL"), 0);
	const flashAttention = readSetting(environment, "FLASH_ATTENTION");
	const cacheType = readSetting(environment, "KV_CACHE_TYPE");
	const goTemplate = readSetting(environment, "GO_TEMPLATE");
	const runtime = readSetting(environment, "RUNTIME");
	return {
		...parallel > 0 ? { parallelRequests: parallel } : {},
		...flashAttention === void 0 ? {} : { flashAttention: readBoolean(flashAttention, true) },
		...cacheType === void 0 ? {} : { cacheType },
		...goTemplate === void 0 ? {} : { templatePreference: readBoolean(goTemplate, true) ? "go" : "jinja" },
		...runtime === void 0 ? {} : { runtime }
	};
}
function logLevel(environment) {
	const level = readSetting(environment, "LOG_LEVEL");
	if (level !== void 0) return level;
	const debug = readSetting(environment, "DEBUG");
	if (debug === "2") return "trace";
	return readBoolean(debug, false) ? "debug" : "info";
}
/** Reads the configuration (contract: cli, section 4). Values that can't be read give a warning and the default. */
function readConfiguration(environment) {
	const warnings = [];
	const about = (name) => (message) => warnings.push(`PUNA_${name}: ${message}`);
	const setting = (name) => readSetting(environment, name);
	const unsigned = (name, value) => readUnsigned(setting(name), value, about(name));
	const duration = (name, value) => readDurationSetting(setting(name), value, about(name));
	const address = parseHostAddress(setting("HOST"));
	if (address.warning !== void 0) about("HOST")(address.warning);
	return {
		address,
		modelsDirectory: setting("MODELS") ?? join(homedir(), ".ollama", "models"),
		keepAlive: duration("KEEP_ALIVE", 5 * minute),
		loadTimeout: duration("LOAD_TIMEOUT", 5 * minute) || Infinity,
		contextLength: unsigned("CONTEXT_LENGTH", 0) || 4096,
		maxLoadedModels: unsigned("MAX_LOADED_MODELS", 0) || 3,
		maxQueue: unsigned("MAX_QUEUE", 512),
		origins: (setting("ORIGINS") ?? "").split(",").map((origin) => origin.trim()).filter(Boolean),
		keepUnused: readBoolean(setting("NOPRUNE"), false),
		logLevel: logLevel(environment),
		...optionalSettings(environment),
		warnings
	};
}
// node_modules/.pnpm/@hono+node-server@2.1.8_hono@4.13.19/node_modules/@hono/node-server/dist/index.mjs
var RequestError = class extends Error {
	constructor(message, options) {
		super(message, options);
		this.name = "RequestError";
	}
};
const nonJoinedHeaders = /* @__PURE__ */ new Set([
	"age",
	"authorization",
	"content-length",
	"content-type",
	"etag",
	"expires",
	"from",
	"host",
	"if-modified-since",
	"if-unmodified-since",
	"last-modified",
	"location",
	"max-forwards",
	"proxy-authorization",
	"referer",
	"retry-after",
	"server",
	"user-agent"
]);
const validHeaderName = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
const isHttpWhitespace = (code) => code === 9 || code === 10 || code === 13 || code === 32;
const normalizeHeaderValue = (value) => {
	if (!isHttpWhitespace(value.charCodeAt(0)) && !isHttpWhitespace(value.charCodeAt(value.length - 1))) return value;
	let start = 0;
	let end = value.length;
	while (start < end && isHttpWhitespace(value.charCodeAt(start))) start++;
	while (end > start && isHttpWhitespace(value.charCodeAt(end - 1))) end--;
	return value.slice(start, end);
};
const forbiddenHeaderValue = /[\0\r\n]/;
const GlobalHeaders = globalThis.Headers;
const materializeHeaders = (rawHeaders, HeadersCtor = GlobalHeaders) => {
	const headers = new HeadersCtor();
	for (let i = 0; i < rawHeaders.length; i += 2) {
		const name = rawHeaders[i];
		if (!name.startsWith(":")) headers.append(name, rawHeaders[i + 1]);
	}
	return headers;
};
var RequestHeaders = class {
	#incoming;
	#rawHeaders;
	#headers;
	#invalidValue;
	constructor(incoming) {
		this.#incoming = incoming;
		if (incoming instanceof Http2ServerRequest) this.#rawHeaders = incoming.rawHeaders.slice();
	}
	get #lazyRawHeaders() {
		return this.#rawHeaders ??= this.#incoming.rawHeaders.slice();
	}
	get #native() {
		if (!this.#headers) {
			this.#headers = materializeHeaders(this.#lazyRawHeaders);
			this.#rawHeaders = void 0;
		}
		return this.#headers;
	}
	#normalizedName(name) {
		if (typeof name !== "string") return;
		if (!validHeaderName.test(name)) throw new TypeError(`Invalid header name: ${name}`);
		return name.toLowerCase();
	}
	#lookupHttp1(lowerName) {
		const headers = this.#incoming instanceof Http2ServerRequest ? void 0 : this.#incoming.headers;
		if (!headers || nonJoinedHeaders.has(lowerName) || lowerName === "set-cookie" || lowerName === "__proto__") return;
		if (!Object.hasOwn(headers, lowerName)) return null;
		const rawValue = headers[lowerName];
		if (typeof rawValue === "string") {
			const value = normalizeHeaderValue(rawValue);
			return forbiddenHeaderValue.test(value) ? void 0 : value;
		}
	}
	#lookup(rawHeaders, lowerName) {
		const separator = lowerName === "cookie" ? "; " : ", ";
		let value = null;
		for (let i = 0; i < rawHeaders.length; i += 2) {
			const rawName = rawHeaders[i];
			if (rawName.length === lowerName.length && rawName.toLowerCase() === lowerName) {
				const rawValue = normalizeHeaderValue(rawHeaders[i + 1]);
				if (forbiddenHeaderValue.test(rawValue)) {
					this.#invalidValue = true;
					return;
				}
				value = value === null ? rawValue : value + separator + rawValue;
			}
		}
		return value;
	}
	append(name, value) {
		this.#native.append(name, value);
	}
	delete(name) {
		this.#native.delete(name);
	}
	get(name) {
		const lowerName = this.#normalizedName(name);
		if (lowerName && !this.#headers && !this.#invalidValue) {
			const http1Value = this.#lookupHttp1(lowerName);
			if (http1Value !== void 0) return http1Value;
			const value = this.#lookup(this.#lazyRawHeaders, lowerName);
			if (value !== void 0) return value;
		}
		return this.#native.get(name);
	}
	has(name) {
		const lowerName = this.#normalizedName(name);
		if (lowerName && !this.#headers && !this.#invalidValue) {
			const http1Value = this.#lookupHttp1(lowerName);
			if (http1Value !== void 0) return http1Value !== null;
			const value = this.#lookup(this.#lazyRawHeaders, lowerName);
			if (value !== void 0) return value !== null;
		}
		return this.#native.has(name);
	}
	set(name, value) {
		this.#native.set(name, value);
	}
	getSetCookie() {
		return this.#native.getSetCookie();
	}
	keys() {
		return this.#native.keys();
	}
	values() {
		return this.#native.values();
	}
	entries() {
		return this.#native.entries();
	}
	forEach(callback, thisArg) {
		this.#native.forEach((value, key) => {
			callback.call(thisArg, value, key, this);
		});
	}
	[Symbol.iterator]() {
		return this.entries();
	}
};
Object.defineProperty(RequestHeaders.prototype, Symbol.for("nodejs.util.inspect.custom"), { value: function(depth, options, inspectFn) {
	return `Headers (lightweight) ${inspectFn(Object.fromEntries(this), {
		...options,
		depth: depth == null ? null : depth - 1
	})}`;
} });
Object.setPrototypeOf(RequestHeaders.prototype, GlobalHeaders.prototype);
const newHeadersFromIncoming = (incoming) => globalThis.Headers === GlobalHeaders ? new RequestHeaders(incoming) : materializeHeaders(incoming.rawHeaders, globalThis.Headers);
const reValidRequestUrl = /^\/[!#$&-;=?-\[\]_a-z~]*$/;
const reDotSegment = /\/\.\.?(?:[/?#]|$)/;
const reValidHost = /^[a-z0-9._-]+(?::(?:[1-5]\d{3,4}|[6-9]\d{3}))?$/;
const validateRequestTarget = (target) => {
	const backslash = target.indexOf("\\");
	if (backslash !== -1) {
		const query = target.indexOf("?");
		if (query === -1 || backslash < query) throw new RequestError("Backslash in request path");
	}
};
const buildUrl = (scheme, host, incomingUrl) => {
	const url = `${scheme}://${host}${incomingUrl}`;
	if (!reValidHost.test(host)) {
		validateRequestTarget(incomingUrl);
		const urlObj = new URL(url);
		if (urlObj.hostname.length !== host.length && urlObj.hostname !== (host.includes(":") ? host.replace(/:\d+$/, "") : host).toLowerCase()) throw new RequestError("Invalid host header");
		return urlObj.href;
	} else if (incomingUrl.length === 0) return url + "/";
	else {
		if (incomingUrl.charCodeAt(0) !== 47) throw new RequestError("Invalid URL");
		if (!reValidRequestUrl.test(incomingUrl) || reDotSegment.test(incomingUrl)) {
			validateRequestTarget(incomingUrl);
			return new URL(url).href;
		}
		return url;
	}
};
const toRequestError = (e) => {
	if (e instanceof RequestError) return e;
	return new RequestError(e.message, { cause: e });
};
const GlobalRequest = global.Request;
var Request$1 = class extends GlobalRequest {
	constructor(input, options) {
		if (typeof input === "object" && getRequestCache in input) {
			const hasReplacementBody = options !== void 0 && "body" in options && options.body != null;
			if (input[bodyConsumedDirectlyKey] && !hasReplacementBody) throw new TypeError("Cannot construct a Request with a Request object that has already been used.");
			input = input[getRequestCache]();
		}
		if (typeof (options?.body)?.getReader !== "undefined") options.duplex ??= "half";
		super(input, options);
	}
};
const wrapBodyStream = Symbol("wrapBodyStream");
const byteExactEncodings = /* @__PURE__ */ new Set([
	"latin1",
	"binary",
	"hex",
	"base64",
	"base64url"
]);
const isByteExactEncoding = (encoding) => encoding === null || byteExactEncodings.has(encoding);
const bodyBufferedBeforeDisconnectKey = Symbol("bodyBufferedBeforeDisconnect");
const bodyBufferedLengthBeforeDisconnectKey = Symbol("bodyBufferedLengthBeforeDisconnect");
const toBufferChunk = (chunk, encoding) => Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk, encoding ?? "utf8");
const isRecoverableDisconnectedIncoming = (incoming) => !(incoming instanceof Http2ServerRequest) && !!incoming.complete && !!incoming.readableAborted && typeof incoming.read === "function" && isByteExactEncoding(incoming.readableEncoding);
const recordBodyBufferedBeforeDisconnect = (incoming) => {
	if (incoming.readableDidRead || !isRecoverableDisconnectedIncoming(incoming)) return;
	const incomingWithRecovery = incoming;
	incomingWithRecovery[bodyBufferedLengthBeforeDisconnectKey] ??= incoming.readableLength;
};
const readBodyBufferedBeforeDisconnect = (incoming, chunks) => {
	if (incoming.readableDidRead && !chunks || !isRecoverableDisconnectedIncoming(incoming)) return;
	const incomingWithRecovery = incoming;
	if (incomingWithRecovery[bodyBufferedBeforeDisconnectKey] !== void 0) return incomingWithRecovery[bodyBufferedBeforeDisconnectKey];
	let result;
	const errored = incoming.errored;
	if (errored && errored.code !== "ECONNRESET") result = errored;
	else if (incomingWithRecovery[bodyBufferedLengthBeforeDisconnectKey] !== void 0 && incoming.readableLength !== incomingWithRecovery[bodyBufferedLengthBeforeDisconnectKey]) result = newBodyUnusableError();
	else {
		const bodyChunks = chunks ?? [];
		const chunk = incoming.read();
		if (chunk !== null) bodyChunks.push(toBufferChunk(chunk, incoming.readableEncoding));
		const buffer = bodyChunks.length === 1 ? bodyChunks[0] : Buffer.concat(bodyChunks);
		result = buffer;
		const contentLength = incoming.headers["content-length"];
		if (typeof contentLength === "string" && /^\d+$/.test(contentLength)) {
			const expectedLength = Number(contentLength);
			if (Number.isSafeInteger(expectedLength) && buffer.length !== expectedLength) result = newBodyUnusableError();
		}
	}
	incomingWithRecovery[bodyBufferedBeforeDisconnectKey] = result;
	return result;
};
const enqueueBufferedBody = (controller, buffered) => {
	if (buffered instanceof Error) {
		controller.error(buffered);
		return;
	}
	if (buffered.length > 0) controller.enqueue(buffered);
	controller.close();
};
const newRequestFromIncoming = (method, url, headers, incoming, abortController) => {
	const init = {
		method,
		headers,
		signal: abortController.signal
	};
	if (method === "TRACE") {
		init.method = "GET";
		const req = new Request$1(url, init);
		Object.defineProperty(req, "method", { get() {
			return "TRACE";
		} });
		return req;
	}
	if (!(method === "GET" || method === "HEAD")) if ("rawBody" in incoming && incoming.rawBody instanceof Buffer) init.body = new ReadableStream({ start(controller) {
		controller.enqueue(incoming.rawBody);
		controller.close();
	} });
	else if (incoming[wrapBodyStream]) {
		let reader;
		init.body = new ReadableStream({ async pull(controller) {
			try {
				if (!reader) {
					const buffered = readBodyBufferedBeforeDisconnect(incoming);
					if (buffered !== void 0) {
						enqueueBufferedBody(controller, buffered);
						return;
					}
				}
				reader ||= Readable.toWeb(incoming).getReader();
				const { done, value } = await reader.read();
				if (done) controller.close();
				else controller.enqueue(value);
			} catch (error) {
				controller.error(error);
			}
		} });
	} else {
		const buffered = readBodyBufferedBeforeDisconnect(incoming);
		if (buffered !== void 0) init.body = new ReadableStream({ start(controller) {
			enqueueBufferedBody(controller, buffered);
		} });
		else init.body = Readable.toWeb(incoming);
	}
	return new Request$1(url, init);
};
const getRequestCache = Symbol("getRequestCache");
const requestCache = Symbol("requestCache");
const incomingKey = Symbol("incomingKey");
const urlKey = Symbol("urlKey");
const methodKey = Symbol("methodKey");
const headersKey = Symbol("headersKey");
const abortControllerKey = Symbol("abortControllerKey");
const getAbortController = Symbol("getAbortController");
const abortRequest = Symbol("abortRequest");
const bodyBufferKey = Symbol("bodyBuffer");
const bodyReadPromiseKey = Symbol("bodyReadPromise");
const bodyConsumedDirectlyKey = Symbol("bodyConsumedDirectly");
const bodyLockReaderKey = Symbol("bodyLockReader");
const abortReasonKey = Symbol("abortReason");
const newBodyUnusableError = () => {
	return /* @__PURE__ */ new TypeError("Body is unusable");
};
const rejectBodyUnusable = () => {
	return Promise.reject(newBodyUnusableError());
};
const textDecoder = new TextDecoder();
const consumeBodyDirectOnce = (request) => {
	if (request[bodyConsumedDirectlyKey]) return rejectBodyUnusable();
	request[bodyConsumedDirectlyKey] = true;
};
const toArrayBuffer = (buf) => {
	return buf.buffer.slice(buf.byteOffset, buf.byteOffset + buf.byteLength);
};
const contentType = (request) => {
	return (request[headersKey] ||= newHeadersFromIncoming(request[incomingKey])).get("content-type") || "";
};
const methodTokenRegExp = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const normalizeIncomingMethod = (method) => {
	if (typeof method !== "string" || method.length === 0) return "GET";
	switch (method) {
		case "DELETE":
		case "GET":
		case "HEAD":
		case "OPTIONS":
		case "PATCH":
		case "POST":
		case "PUT":
		case "QUERY": return method;
	}
	const upper = method.toUpperCase();
	switch (upper) {
		case "DELETE":
		case "GET":
		case "HEAD":
		case "OPTIONS":
		case "POST":
		case "PUT": return upper;
		default: return method;
	}
};
const validateDirectReadMethod = (method) => {
	if (!methodTokenRegExp.test(method)) return /* @__PURE__ */ new TypeError(`'${method}' is not a valid HTTP method.`);
	const normalized = method.toUpperCase();
	if (normalized === "CONNECT" || normalized === "TRACK" || normalized === "TRACE" && method !== "TRACE") return /* @__PURE__ */ new TypeError(`'${method}' HTTP method is unsupported.`);
};
const readBodyWithFastPath = (request, method, fromBuffer) => {
	if (request[bodyConsumedDirectlyKey]) return rejectBodyUnusable();
	const methodName = request.method;
	if (methodName === "GET" || methodName === "HEAD") return request[getRequestCache]()[method]();
	const methodValidationError = validateDirectReadMethod(methodName);
	if (methodValidationError) return Promise.reject(methodValidationError);
	if (request[requestCache]) {
		if (methodName !== "TRACE") return request[requestCache][method]();
	}
	const alreadyUsedError = consumeBodyDirectOnce(request);
	if (alreadyUsedError) return alreadyUsedError;
	const raw = readRawBodyIfAvailable(request);
	if (raw) {
		const result = Promise.resolve(fromBuffer(raw, request));
		request[bodyBufferKey] = void 0;
		return result;
	}
	return readBodyDirect(request).then((buf) => {
		const result = fromBuffer(buf, request);
		request[bodyBufferKey] = void 0;
		return result;
	});
};
const readRawBodyIfAvailable = (request) => {
	const incoming = request[incomingKey];
	if ("rawBody" in incoming && incoming.rawBody instanceof Buffer) return incoming.rawBody;
};
const normalizeAbortError = (request, incoming) => {
	if (incoming.errored) return incoming.errored;
	const reason = request[abortReasonKey];
	if (reason !== void 0) return reason instanceof Error ? reason : new Error(String(reason));
	return /* @__PURE__ */ new Error("Client connection prematurely closed.");
};
const readBodyDirect = (request) => {
	if (request[bodyBufferKey]) return Promise.resolve(request[bodyBufferKey]);
	if (request[bodyReadPromiseKey]) return request[bodyReadPromiseKey];
	const incoming = request[incomingKey];
	if (incoming.readableDidRead) return rejectBodyUnusable();
	const buffered = readBodyBufferedBeforeDisconnect(incoming);
	if (buffered !== void 0) {
		if (buffered instanceof Error) return Promise.reject(buffered);
		request[bodyBufferKey] = buffered;
		return Promise.resolve(buffered);
	}
	const promise = new Promise((resolve, reject) => {
		const chunks = [];
		let settled = false;
		const finish = (callback) => {
			if (settled) return;
			settled = true;
			cleanup();
			callback();
		};
		const recoverCompleteBodyAfterDisconnect = (error) => {
			const streamError = incoming.errored ?? error;
			if (!isRecoverableDisconnectedIncoming(incoming) || streamError && streamError.code !== "ECONNRESET") return false;
			finish(() => {
				const recovered = readBodyBufferedBeforeDisconnect(incoming, chunks);
				if (recovered instanceof Error) reject(recovered);
				else if (recovered === void 0) reject(error ?? normalizeAbortError(request, incoming));
				else {
					request[bodyBufferKey] = recovered;
					resolve(recovered);
				}
			});
			return true;
		};
		const onData = (chunk) => {
			chunks.push(toBufferChunk(chunk, incoming.readableEncoding));
		};
		const onEnd = () => {
			finish(() => {
				const buffer = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
				request[bodyBufferKey] = buffer;
				resolve(buffer);
			});
		};
		const onError = (error) => {
			if (recoverCompleteBodyAfterDisconnect(error)) return;
			finish(() => {
				reject(error);
			});
		};
		const onClose = () => {
			if (incoming.readableEnded) {
				onEnd();
				return;
			}
			if (recoverCompleteBodyAfterDisconnect()) return;
			finish(() => {
				reject(normalizeAbortError(request, incoming));
			});
		};
		const cleanup = () => {
			incoming.off("data", onData);
			incoming.off("end", onEnd);
			incoming.off("error", onError);
			incoming.off("close", onClose);
			request[bodyReadPromiseKey] = void 0;
		};
		incoming.on("data", onData);
		incoming.on("end", onEnd);
		incoming.on("error", onError);
		incoming.on("close", onClose);
		queueMicrotask(() => {
			if (settled) return;
			if (incoming.readableEnded) onEnd();
			else if (incoming.errored) onError(incoming.errored);
			else if (incoming.destroyed) onClose();
		});
	});
	request[bodyReadPromiseKey] = promise;
	return promise;
};
const requestPrototype = {
	get method() {
		return this[methodKey];
	},
	get url() {
		return this[urlKey];
	},
	get headers() {
		return this[headersKey] ||= newHeadersFromIncoming(this[incomingKey]);
	},
	[abortRequest](reason) {
		if (this[abortReasonKey] === void 0) this[abortReasonKey] = reason;
		const abortController = this[abortControllerKey];
		if (abortController && !abortController.signal.aborted) abortController.abort(reason);
	},
	[getAbortController]() {
		this[abortControllerKey] ||= new AbortController();
		if (this[abortReasonKey] !== void 0 && !this[abortControllerKey].signal.aborted) this[abortControllerKey].abort(this[abortReasonKey]);
		return this[abortControllerKey];
	},
	[getRequestCache]() {
		const abortController = this[getAbortController]();
		if (this[requestCache]) return this[requestCache];
		const method = this.method;
		if (this[bodyConsumedDirectlyKey] && !(method === "GET" || method === "HEAD")) {
			this[bodyBufferKey] = void 0;
			const init = {
				method: method === "TRACE" ? "GET" : method,
				headers: this.headers,
				signal: abortController.signal
			};
			if (method !== "TRACE") {
				init.body = new ReadableStream({ start(c) {
					c.close();
				} });
				init.duplex = "half";
			}
			const req = new Request$1(this[urlKey], init);
			if (method === "TRACE") Object.defineProperty(req, "method", { get() {
				return "TRACE";
			} });
			return this[requestCache] = req;
		}
		return this[requestCache] = newRequestFromIncoming(this.method, this[urlKey], this.headers, this[incomingKey], abortController);
	},
	get body() {
		if (!this[bodyConsumedDirectlyKey]) return this[getRequestCache]().body;
		const request = this[getRequestCache]();
		if (!this[bodyLockReaderKey] && request.body) this[bodyLockReaderKey] = request.body.getReader();
		return request.body;
	},
	get bodyUsed() {
		if (this[bodyConsumedDirectlyKey]) return true;
		if (this[requestCache]) return this[requestCache].bodyUsed;
		return false;
	}
};
Object.defineProperty(requestPrototype, "signal", { get() {
	return this[getAbortController]().signal;
} });
[
	"cache",
	"credentials",
	"destination",
	"duplex",
	"integrity",
	"mode",
	"redirect",
	"referrer",
	"referrerPolicy",
	"keepalive"
].forEach((k) => {
	Object.defineProperty(requestPrototype, k, { get() {
		return this[getRequestCache]()[k];
	} });
});
["clone", "formData"].forEach((k) => {
	Object.defineProperty(requestPrototype, k, { value: function() {
		if (this[bodyConsumedDirectlyKey]) {
			if (k === "clone") throw newBodyUnusableError();
			return rejectBodyUnusable();
		}
		return this[getRequestCache]()[k]();
	} });
});
Object.defineProperty(requestPrototype, "text", { value: function() {
	return readBodyWithFastPath(this, "text", (buf) => textDecoder.decode(buf));
} });
Object.defineProperty(requestPrototype, "arrayBuffer", { value: function() {
	return readBodyWithFastPath(this, "arrayBuffer", (buf) => toArrayBuffer(buf));
} });
Object.defineProperty(requestPrototype, "blob", { value: function() {
	return readBodyWithFastPath(this, "blob", (buf, request) => {
		const type = contentType(request);
		return new Response(buf, type ? { headers: { "content-type": type } } : void 0).blob();
	});
} });
Object.defineProperty(requestPrototype, "json", { value: function() {
	if (this[bodyConsumedDirectlyKey]) return rejectBodyUnusable();
	return this.text().then(JSON.parse);
} });
Object.defineProperty(requestPrototype, Symbol.for("nodejs.util.inspect.custom"), { value: function(depth, options, inspectFn) {
	return `Request (lightweight) ${inspectFn({
		method: this.method,
		url: this.url,
		headers: this.headers,
		nativeRequest: this[requestCache]
	}, {
		...options,
		depth: depth == null ? null : depth - 1
	})}`;
} });
Object.setPrototypeOf(requestPrototype, Request$1.prototype);
const newRequest = (incoming, defaultHostname) => {
	const req = Object.create(requestPrototype);
	req[incomingKey] = incoming;
	req[methodKey] = normalizeIncomingMethod(incoming.method);
	const incomingUrl = incoming.url || "";
	if (incomingUrl[0] !== "/" && (incomingUrl.startsWith("http://") || incomingUrl.startsWith("https://"))) {
		if (incoming instanceof Http2ServerRequest) throw new RequestError("Absolute URL for :path is not allowed in HTTP/2");
		try {
			validateRequestTarget(incomingUrl);
			req[urlKey] = new URL(incomingUrl).href;
		} catch (e) {
			throw new RequestError("Invalid absolute URL", { cause: e });
		}
		return req;
	}
	const host = (incoming instanceof Http2ServerRequest ? incoming.authority : incoming.headers.host) || defaultHostname;
	if (!host) throw new RequestError("Missing host header");
	let scheme;
	if (incoming instanceof Http2ServerRequest) {
		scheme = incoming.scheme;
		if (!(scheme === "http" || scheme === "https")) throw new RequestError("Unsupported scheme");
	} else scheme = incoming.socket && incoming.socket.encrypted ? "https" : "http";
	try {
		req[urlKey] = buildUrl(scheme, host, incomingUrl);
	} catch (e) {
		if (e instanceof RequestError) throw e;
		else throw new RequestError("Invalid URL", { cause: e });
	}
	return req;
};
const defaultContentType = "text/plain; charset=UTF-8";
const responseCache = Symbol("responseCache");
const getResponseCache = Symbol("getResponseCache");
const cacheKey = Symbol("cache");
const GlobalResponse = global.Response;
var Response$1 = class Response$1 {
	#body;
	#init;
	[getResponseCache]() {
		const cache = this[cacheKey];
		const liveHeaders = cache && cache[2] instanceof Headers ? cache[2] : void 0;
		delete this[cacheKey];
		return this[responseCache] ||= new GlobalResponse(this.#body, liveHeaders ? {
			status: this.#init?.status,
			statusText: this.#init?.statusText,
			headers: liveHeaders
		} : this.#init);
	}
	constructor(body, init) {
		let headers;
		this.#body = body;
		if (init instanceof GlobalResponse) {
			const cachedGlobalResponse = init[responseCache];
			if (cachedGlobalResponse) {
				this.#init = cachedGlobalResponse;
				this[getResponseCache]();
				return;
			}
			this.#init = init instanceof Response$1 ? init.#init : init;
			headers = new Headers(init.headers);
		} else this.#init = init;
		if (body == null || typeof body === "string" || typeof body?.getReader !== "undefined" || body instanceof Blob || body instanceof Uint8Array) this[cacheKey] = [
			init?.status || 200,
			body ?? null,
			headers || init?.headers
		];
	}
	get headers() {
		const cache = this[cacheKey];
		if (cache) {
			if (!(cache[2] instanceof Headers)) cache[2] = new Headers(cache[2] || (cache[1] === null ? void 0 : { "content-type": defaultContentType }));
			return cache[2];
		}
		return this[getResponseCache]().headers;
	}
	get status() {
		return this[cacheKey]?.[0] ?? this[getResponseCache]().status;
	}
	get ok() {
		const status = this.status;
		return status >= 200 && status < 300;
	}
};
[
	"body",
	"bodyUsed",
	"redirected",
	"statusText",
	"trailers",
	"type",
	"url"
].forEach((k) => {
	Object.defineProperty(Response$1.prototype, k, { get() {
		return this[getResponseCache]()[k];
	} });
});
[
	"arrayBuffer",
	"blob",
	"clone",
	"formData",
	"json",
	"text"
].forEach((k) => {
	Object.defineProperty(Response$1.prototype, k, { value: function() {
		return this[getResponseCache]()[k]();
	} });
});
Object.defineProperty(Response$1.prototype, Symbol.for("nodejs.util.inspect.custom"), { value: function(depth, options, inspectFn) {
	return `Response (lightweight) ${inspectFn({
		status: this.status,
		headers: this.headers,
		ok: this.ok,
		nativeResponse: this[responseCache]
	}, {
		...options,
		depth: depth == null ? null : depth - 1
	})}`;
} });
Object.setPrototypeOf(Response$1, GlobalResponse);
Object.setPrototypeOf(Response$1.prototype, GlobalResponse.prototype);
const validRedirectUrl = /^https?:\/\/[!#-;=?-[\]_a-z~A-Z]+$/;
const parseRedirectUrl = (url) => {
	if (url instanceof URL) return url.href;
	if (validRedirectUrl.test(url)) return url;
	return new URL(url).href;
};
const validRedirectStatuses = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
Object.defineProperty(Response$1, "redirect", {
	value: function redirect(url, status = 302) {
		if (!validRedirectStatuses.has(status)) throw new RangeError("Invalid status code");
		return new Response$1(null, {
			status,
			headers: { location: parseRedirectUrl(url) }
		});
	},
	writable: true,
	configurable: true
});
Object.defineProperty(Response$1, "json", {
	value: function json(data, init) {
		const body = JSON.stringify(data);
		if (body === void 0) throw new TypeError("The data is not JSON serializable");
		const initHeaders = init?.headers;
		let headers;
		if (initHeaders) {
			headers = new Headers(initHeaders);
			if (!headers.has("content-type")) headers.set("content-type", "application/json");
		} else headers = { "content-type": "application/json" };
		return new Response$1(body, {
			status: init?.status ?? 200,
			statusText: init?.statusText,
			headers
		});
	},
	writable: true,
	configurable: true
});
async function readWithoutBlocking(readPromise) {
	return Promise.race([readPromise, Promise.resolve().then(() => Promise.resolve(void 0))]);
}
function writeFromReadableStreamDefaultReader(reader, writable, currentReadPromise) {
	const cancel = (error) => {
		reader.cancel(error).catch(() => {});
	};
	const stream = writable.stream;
	if (writable.destroyed || stream?.closed || stream?.destroyed) {
		cancel();
		return reader.closed;
	}
	writable.on("close", cancel);
	writable.on("error", cancel);
	(currentReadPromise ?? reader.read()).then(flow, handleStreamError);
	return reader.closed.finally(() => {
		writable.off("close", cancel);
		writable.off("error", cancel);
	});
	function handleStreamError(error) {
		if (error) writable.destroy(error);
	}
	function onDrain() {
		reader.read().then(flow, handleStreamError);
	}
	function flow({ done, value }) {
		try {
			if (done) writable.end();
			else if (!writable.write(value)) writable.once("drain", onDrain);
			else reader.read().then(flow, handleStreamError);
		} catch (e) {
			handleStreamError(e);
		}
	}
}
function writeFromReadableStream(stream, writable) {
	if (stream.locked) throw new TypeError("ReadableStream is locked.");
	else if (writable.destroyed) {
		stream.cancel().catch(() => {});
		return;
	}
	return writeFromReadableStreamDefaultReader(stream.getReader(), writable);
}
const buildOutgoingHttpHeaders = (headers, defaultContentType) => {
	const res = {};
	if (!(headers instanceof Headers)) headers = new Headers(headers ?? void 0);
	if (headers.has("set-cookie")) {
		const cookies = [];
		for (const [k, v] of headers) if (k === "set-cookie") cookies.push(v);
		else res[k] = v;
		if (cookies.length > 0) res["set-cookie"] = cookies;
	} else for (const [k, v] of headers) res[k] = v;
	if (defaultContentType) res["content-type"] ??= defaultContentType;
	return res;
};
const outgoingEnded = Symbol("outgoingEnded");
const incomingDraining = Symbol("incomingDraining");
const DRAIN_TIMEOUT_MS = 500;
const MAX_DRAIN_BYTES = 67108864;
const drainIncoming = (incoming) => {
	const incomingWithDrainState = incoming;
	if (incoming.destroyed || incomingWithDrainState[incomingDraining]) return;
	incomingWithDrainState[incomingDraining] = true;
	if (incoming instanceof Http2ServerRequest) {
		try {
			incoming.stream?.close?.(constants.NGHTTP2_NO_ERROR);
		} catch {}
		return;
	}
	let bytesRead = 0;
	const cleanup = () => {
		clearTimeout(timer);
		incoming.off("data", onData);
		incoming.off("end", cleanup);
		incoming.off("error", cleanup);
	};
	const forceClose = () => {
		cleanup();
		const socket = incoming.socket;
		if (socket && !socket.destroyed) {
			if (typeof socket.destroySoon === "function") socket.destroySoon();
			else if (typeof socket.destroy === "function") socket.destroy();
		}
	};
	const timer = setTimeout(forceClose, DRAIN_TIMEOUT_MS);
	timer.unref?.();
	const onData = (chunk) => {
		bytesRead += chunk.length;
		if (bytesRead > MAX_DRAIN_BYTES) forceClose();
	};
	incoming.on("data", onData);
	incoming.on("end", cleanup);
	incoming.on("error", cleanup);
	incoming.resume();
};
const makeCloseHandler = (req, incoming, outgoing, needsBodyCleanup) => () => {
	if (incoming.errored) {
		recordBodyBufferedBeforeDisconnect(incoming);
		req[abortRequest](incoming.errored.toString());
	} else if (!outgoing.writableFinished || incoming instanceof Http2ServerRequest && incoming.aborted) {
		recordBodyBufferedBeforeDisconnect(incoming);
		req[abortRequest]("Client connection prematurely closed.");
	}
	if (needsBodyCleanup && !incoming.readableEnded) setTimeout(() => {
		if (!incoming.readableEnded) setTimeout(() => {
			drainIncoming(incoming);
		});
	});
};
const isImmediateCacheableResponse = (res) => {
	if (!(cacheKey in res)) return false;
	const body = res[cacheKey][1];
	return body === null || typeof body === "string" || body instanceof Uint8Array;
};
const handleRequestError = () => new Response(null, { status: 400 });
const handleFetchError = (e) => new Response(null, { status: e instanceof Error && (e.name === "TimeoutError" || e.constructor.name === "TimeoutError") ? 504 : 500 });
const handleResponseError = (e, outgoing) => {
	const err = e instanceof Error ? e : new Error("unknown error", { cause: e });
	if (err.code === "ERR_STREAM_PREMATURE_CLOSE") console.info("The user aborted a request.");
	else {
		console.error(e);
		if (!outgoing.headersSent) {
			if (outgoing instanceof ServerResponse) outgoing._contentLength = null;
			outgoing.writeHead(500, { "Content-Type": "text/plain" });
		}
		outgoing.end(`Error: ${err.message}`);
		outgoing.destroy(err);
	}
};
const flushHeaders = (outgoing) => {
	if ("flushHeaders" in outgoing && outgoing.writable) outgoing.flushHeaders();
};
const trySetContentLength = (outgoing, status, length) => {
	const http1 = outgoing;
	if (http1._contentLength === null && http1._hasBody && http1.useChunkedEncodingByDefault && !http1._removedContLen && status >= 200 && status !== 204 && status !== 304 && !outgoing.hasHeader("content-length") && !outgoing.hasHeader("transfer-encoding") && !outgoing.hasHeader("trailer")) {
		http1._contentLength = length;
		return true;
	}
	return false;
};
const writeDefaultHeaders = (outgoing, status, length) => {
	if (trySetContentLength(outgoing, status, length)) outgoing.writeHead(status, { "Content-Type": defaultContentType });
	else outgoing.writeHead(status, {
		"Content-Type": defaultContentType,
		"Content-Length": length
	});
};
const responseViaCache = async (res, outgoing) => {
	let [status, body, header] = res[cacheKey];
	if (!header) {
		if (body === null) {
			outgoing.writeHead(status);
			outgoing.end();
		} else if (typeof body === "string") {
			writeDefaultHeaders(outgoing, status, Buffer.byteLength(body));
			outgoing.end(body);
		} else if (body instanceof Uint8Array) {
			writeDefaultHeaders(outgoing, status, body.byteLength);
			outgoing.end(body);
		} else if (body instanceof Blob) {
			writeDefaultHeaders(outgoing, status, body.size);
			outgoing.end(new Uint8Array(await body.arrayBuffer()));
		} else {
			outgoing.writeHead(status, { "Content-Type": defaultContentType });
			flushHeaders(outgoing);
			await writeFromReadableStream(body, outgoing)?.catch((e) => handleResponseError(e, outgoing));
		}
		outgoing[outgoingEnded]?.();
		return;
	}
	let hasContentLength = false;
	let plainHeaders = false;
	let canAutoLength = true;
	if (header instanceof Headers) {
		hasContentLength = header.has("content-length");
		header = buildOutgoingHttpHeaders(header, body === null ? void 0 : defaultContentType);
	} else if (Array.isArray(header)) {
		const headerObj = new Headers(header);
		hasContentLength = headerObj.has("content-length");
		header = buildOutgoingHttpHeaders(headerObj, body === null ? void 0 : defaultContentType);
	} else {
		plainHeaders = true;
		for (const key in header) {
			if (key.length === 14 && key.toLowerCase() === "content-length") {
				hasContentLength = true;
				break;
			}
			if (key.length === 17 && key.toLowerCase() === "transfer-encoding" || key.length === 7 && key.toLowerCase() === "trailer") canAutoLength = false;
		}
	}
	if (!hasContentLength) {
		let length;
		if (typeof body === "string") length = Buffer.byteLength(body);
		else if (body instanceof Uint8Array) length = body.byteLength;
		else if (body instanceof Blob) length = body.size;
		if (length !== void 0 && (!plainHeaders || !canAutoLength || !trySetContentLength(outgoing, status, length))) {
			if (plainHeaders) header = { ...header };
			header["Content-Length"] = length;
		}
	}
	outgoing.writeHead(status, header);
	if (body == null) outgoing.end();
	else if (typeof body === "string" || body instanceof Uint8Array) outgoing.end(body);
	else if (body instanceof Blob) outgoing.end(new Uint8Array(await body.arrayBuffer()));
	else {
		flushHeaders(outgoing);
		await writeFromReadableStream(body, outgoing)?.catch((e) => handleResponseError(e, outgoing));
	}
	outgoing[outgoingEnded]?.();
};
const isPromise = (res) => typeof res.then === "function";
const responseViaResponseObject = async (res, outgoing, options = {}) => {
	if (isPromise(res)) if (options.errorHandler) try {
		res = await res;
	} catch (err) {
		const errRes = await options.errorHandler(err);
		if (!errRes) return;
		res = errRes;
	}
	else res = await res.catch(handleFetchError);
	if (cacheKey in res) return responseViaCache(res, outgoing);
	const resHeaderRecord = buildOutgoingHttpHeaders(res.headers, res.body === null ? void 0 : defaultContentType);
	if (res.body) {
		const reader = res.body.getReader();
		const values = [];
		let done = false;
		let currentReadPromise = void 0;
		if (resHeaderRecord["transfer-encoding"] !== "chunked") {
			let maxReadCount = 2;
			for (let i = 0; i < maxReadCount; i++) {
				currentReadPromise ||= reader.read();
				const chunk = await readWithoutBlocking(currentReadPromise);
				if (!chunk) {
					if (i === 1) {
						await new Promise((resolve) => setTimeout(resolve));
						maxReadCount = 3;
						continue;
					}
					break;
				}
				currentReadPromise = void 0;
				if (chunk.value) values.push(chunk.value);
				if (chunk.done) {
					done = true;
					break;
				}
			}
			if (done && !("content-length" in resHeaderRecord)) resHeaderRecord["content-length"] = values.reduce((acc, value) => acc + value.length, 0);
		}
		outgoing.writeHead(res.status, resHeaderRecord);
		values.forEach((value) => {
			outgoing.write(value);
		});
		if (done) outgoing.end();
		else {
			if (values.length === 0) flushHeaders(outgoing);
			await writeFromReadableStreamDefaultReader(reader, outgoing, currentReadPromise);
		}
	} else if (resHeaderRecord["x-hono-already-sent"]) {} else {
		outgoing.writeHead(res.status, resHeaderRecord);
		outgoing.end();
	}
	outgoing[outgoingEnded]?.();
};
const getRequestListener = (fetchCallback, options = {}) => {
	const autoCleanupIncoming = options.autoCleanupIncoming ?? true;
	if (options.overrideGlobalObjects !== false && global.Request !== Request$1) {
		Object.defineProperty(global, "Request", { value: Request$1 });
		Object.defineProperty(global, "Response", { value: Response$1 });
	}
	return async (incoming, outgoing) => {
		let res, req;
		let needsBodyCleanup = false;
		let closeHandlerAttached = false;
		const ensureCloseHandler = () => {
			if (!req || closeHandlerAttached) return;
			closeHandlerAttached = true;
			outgoing.on("close", makeCloseHandler(req, incoming, outgoing, needsBodyCleanup));
		};
		try {
			req = newRequest(incoming, options.hostname);
			needsBodyCleanup = autoCleanupIncoming && !(incoming.method === "GET" || incoming.method === "HEAD");
			if (needsBodyCleanup) {
				incoming[wrapBodyStream] = true;
				if (incoming instanceof Http2ServerRequest) outgoing[outgoingEnded] = () => {
					if (!incoming.readableEnded) setTimeout(() => {
						if (!incoming.readableEnded) setTimeout(() => {
							incoming.destroy();
							outgoing.destroy();
						});
					});
				};
			}
			res = fetchCallback(req, {
				incoming,
				outgoing
			});
			if (!isPromise(res) && isImmediateCacheableResponse(res)) {
				if (needsBodyCleanup && !incoming.readableEnded) outgoing.once("finish", () => {
					if (!incoming.readableEnded) drainIncoming(incoming);
				});
				return responseViaCache(res, outgoing);
			}
			ensureCloseHandler();
		} catch (e) {
			if (!res) if (options.errorHandler) {
				ensureCloseHandler();
				res = await options.errorHandler(req ? e : toRequestError(e));
				if (!res) return;
			} else if (!req) res = handleRequestError();
			else res = handleFetchError(e);
			else return handleResponseError(e, outgoing);
		}
		try {
			return await responseViaResponseObject(res, outgoing, options);
		} catch (e) {
			return handleResponseError(e, outgoing);
		}
	};
};
globalThis.CloseEvent;
globalThis.ErrorEvent;
const CONNECTION_SYMBOL_KEY = Symbol("CONNECTION_SYMBOL_KEY");
const WAIT_FOR_WEBSOCKET_SYMBOL = Symbol("WAIT_FOR_WEBSOCKET_SYMBOL");
const responseHeadersToSkip = /* @__PURE__ */ new Set([
	"connection",
	"content-length",
	"keep-alive",
	"proxy-authenticate",
	"proxy-authorization",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade",
	"sec-websocket-accept",
	"sec-websocket-extensions",
	"sec-websocket-protocol"
]);
const appendResponseHeaders = (headers, responseHeaders) => {
	if (!responseHeaders) return;
	responseHeaders.forEach((value, key) => {
		if (responseHeadersToSkip.has(key.toLowerCase())) return;
		headers.push(`${key}: ${value}`);
	});
};
const rejectUpgradeRequest = (socket, status, responseHeaders) => {
	if (socket.destroyed) return;
	const responseLines = ["Connection: close", "Content-Length: 0"];
	appendResponseHeaders(responseLines, responseHeaders);
	socket.end(`HTTP/1.1 ${status.toString()} ${STATUS_CODES[status] ?? ""}\r\n${responseLines.join("\r\n")}\r\n\r
`);
};
const createUpgradeRequest = (request) => {
	const protocol = request.socket.encrypted ? "https" : "http";
	const incomingUrl = request.url ?? "/";
	let url;
	if (incomingUrl[0] !== "/" && (incomingUrl.startsWith("http://") || incomingUrl.startsWith("https://"))) {
		validateRequestTarget(incomingUrl);
		url = new URL(incomingUrl).href;
	} else url = buildUrl(protocol, request.headers.host ?? "localhost", incomingUrl);
	const headers = new Headers();
	for (const key in request.headers) {
		const value = request.headers[key];
		if (!value) continue;
		headers.append(key, Array.isArray(value) ? value[0] : value);
	}
	return new Request(url, { headers });
};
const setupWebSocket = (options) => {
	const { server, fetchCallback, wss } = options;
	const waiterMap = /* @__PURE__ */ new Map();
	wss.on("connection", (ws, request) => {
		const waiter = waiterMap.get(request);
		if (waiter) {
			waiter.resolve(ws);
			waiterMap.delete(request);
		}
	});
	const rejectWaiter = (request) => {
		const waiter = waiterMap.get(request);
		if (waiter) {
			waiterMap.delete(request);
			waiter.reject(/* @__PURE__ */ new Error("WebSocket handshake aborted"));
		}
	};
	const waitForWebSocket = (request, connectionSymbol) => {
		return new Promise((resolve, reject) => {
			waiterMap.set(request, {
				resolve,
				reject,
				connectionSymbol
			});
		});
	};
	server.on("upgrade", async (request, socket, head) => {
		if (request.headers.upgrade?.toLowerCase() !== "websocket") return;
		const ignoreSocketError = () => {};
		const reclaimWaiterOnClose = () => rejectWaiter(request);
		socket.on("error", ignoreSocketError);
		socket.once("close", reclaimWaiterOnClose);
		const env = {
			incoming: request,
			outgoing: void 0,
			wss,
			[WAIT_FOR_WEBSOCKET_SYMBOL]: waitForWebSocket
		};
		let status = 400;
		let responseHeaders;
		try {
			const response = await fetchCallback(createUpgradeRequest(request), env);
			if (response instanceof Response) {
				status = response.status;
				responseHeaders = response.headers;
			}
		} catch (error) {
			if (server.listenerCount("upgrade") === 1) rejectUpgradeRequest(socket, error instanceof RequestError ? 400 : 500);
			return;
		}
		if (socket.destroyed) {
			rejectWaiter(request);
			return;
		}
		const waiter = waiterMap.get(request);
		if (!waiter || waiter.connectionSymbol !== env[CONNECTION_SYMBOL_KEY]) {
			rejectWaiter(request);
			if (server.listenerCount("upgrade") === 1) rejectUpgradeRequest(socket, status, responseHeaders);
			return;
		}
		const addResponseHeaders = (headers) => {
			appendResponseHeaders(headers, responseHeaders);
		};
		wss.on("headers", addResponseHeaders);
		try {
			wss.handleUpgrade(request, socket, head, (ws) => {
				socket.off("close", reclaimWaiterOnClose);
				socket.off("error", ignoreSocketError);
				wss.emit("connection", ws, request);
			});
		} finally {
			wss.off("headers", addResponseHeaders);
		}
	});
	server.on("close", () => {
		wss.close();
	});
};
const createAdaptorServer = (options) => {
	const fetchCallback = options.fetch;
	const requestListener = getRequestListener(fetchCallback, {
		hostname: options.hostname,
		overrideGlobalObjects: options.overrideGlobalObjects,
		autoCleanupIncoming: options.autoCleanupIncoming
	});
	const server = (options.createServer || createServer)(options.serverOptions || {}, requestListener);
	if (options.websocket && options.websocket.server) {
		if (options.websocket.server.options.noServer !== true) throw new Error("WebSocket server must be created with { noServer: true } option");
		setupWebSocket({
			server,
			fetchCallback,
			wss: options.websocket.server
		});
	}
	return server;
};
// node_modules/.pnpm/pino-std-serializers@7.1.0/node_modules/pino-std-serializers/lib/err-helpers.js
var require_err_helpers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const isErrorLike = (err) => {
		return err && typeof err.message === "string";
	};
	/**
	* @param {Error|{ cause?: unknown|(()=>err)}} err
	* @returns {Error|Object|undefined}
	*/
	const getErrorCause = (err) => {
		if (!err) return;
		/** @type {unknown} */
		const cause = err.cause;
		if (typeof cause === "function") {
			const causeResult = err.cause();
			return isErrorLike(causeResult) ? causeResult : void 0;
		} else return isErrorLike(cause) ? cause : void 0;
	};
	/**
	* Internal method that keeps a track of which error we have already added, to avoid circular recursion
	*
	* @private
	* @param {Error} err
	* @param {Set<Error>} seen
	* @returns {string}
	*/
	const _stackWithCauses = (err, seen) => {
		if (!isErrorLike(err)) return "";
		const stack = err.stack || "";
		if (seen.has(err)) return stack + "\ncauses have become circular...";
		const cause = getErrorCause(err);
		if (cause) {
			seen.add(err);
			return stack + "\ncaused by: " + _stackWithCauses(cause, seen);
		} else return stack;
	};
	/**
	* @param {Error} err
	* @returns {string}
	*/
	const stackWithCauses = (err) => _stackWithCauses(err, /* @__PURE__ */ new Set());
	/**
	* Internal method that keeps a track of which error we have already added, to avoid circular recursion
	*
	* @private
	* @param {Error} err
	* @param {Set<Error>} seen
	* @param {boolean} [skip]
	* @returns {string}
	*/
	const _messageWithCauses = (err, seen, skip) => {
		if (!isErrorLike(err)) return "";
		const message = skip ? "" : err.message || "";
		if (seen.has(err)) return message + ": ...";
		const cause = getErrorCause(err);
		if (cause) {
			seen.add(err);
			const skipIfVErrorStyleCause = typeof err.cause === "function";
			return message + (skipIfVErrorStyleCause ? "" : ": ") + _messageWithCauses(cause, seen, skipIfVErrorStyleCause);
		} else return message;
	};
	/**
	* @param {Error} err
	* @returns {string}
	*/
	const messageWithCauses = (err) => _messageWithCauses(err, /* @__PURE__ */ new Set());
	module.exports = {
		isErrorLike,
		getErrorCause,
		stackWithCauses,
		messageWithCauses
	};
}));
// node_modules/.pnpm/pino-std-serializers@7.1.0/node_modules/pino-std-serializers/lib/err-proto.js
var require_err_proto = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const seen = Symbol("circular-ref-tag");
	const rawSymbol = Symbol("pino-raw-err-ref");
	const pinoErrProto = Object.create({}, {
		type: {
			enumerable: true,
			writable: true,
			value: void 0
		},
		message: {
			enumerable: true,
			writable: true,
			value: void 0
		},
		stack: {
			enumerable: true,
			writable: true,
			value: void 0
		},
		aggregateErrors: {
			enumerable: true,
			writable: true,
			value: void 0
		},
		raw: {
			enumerable: false,
			get: function() {
				return this[rawSymbol];
			},
			set: function(val) {
				this[rawSymbol] = val;
			}
		}
	});
	Object.defineProperty(pinoErrProto, rawSymbol, {
		writable: true,
		value: {}
	});
	module.exports = {
		pinoErrProto,
		pinoErrorSymbols: {
			seen,
			rawSymbol
		}
	};
}));
// node_modules/.pnpm/pino-std-serializers@7.1.0/node_modules/pino-std-serializers/lib/err.js
var require_err = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = errSerializer;
	const { messageWithCauses, stackWithCauses, isErrorLike } = require_err_helpers();
	const { pinoErrProto, pinoErrorSymbols } = require_err_proto();
	const { seen } = pinoErrorSymbols;
	const { toString } = Object.prototype;
	function errSerializer(err) {
		if (!isErrorLike(err)) return err;
		err[seen] = void 0;
		const _err = Object.create(pinoErrProto);
		_err.type = toString.call(err.constructor) === "[object Function]" ? err.constructor.name : err.name;
		_err.message = messageWithCauses(err);
		_err.stack = stackWithCauses(err);
		if (Array.isArray(err.errors)) _err.aggregateErrors = err.errors.map((err) => errSerializer(err));
		for (const key in err) if (_err[key] === void 0) {
			const val = err[key];
			if (isErrorLike(val)) {
				if (key !== "cause" && !Object.prototype.hasOwnProperty.call(val, seen)) _err[key] = errSerializer(val);
			} else _err[key] = val;
		}
		delete err[seen];
		_err.raw = err;
		return _err;
	}
}));
// node_modules/.pnpm/pino-std-serializers@7.1.0/node_modules/pino-std-serializers/lib/err-with-cause.js
var require_err_with_cause = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = errWithCauseSerializer;
	const { isErrorLike } = require_err_helpers();
	const { pinoErrProto, pinoErrorSymbols } = require_err_proto();
	const { seen } = pinoErrorSymbols;
	const { toString } = Object.prototype;
	function errWithCauseSerializer(err) {
		if (!isErrorLike(err)) return err;
		err[seen] = void 0;
		const _err = Object.create(pinoErrProto);
		_err.type = toString.call(err.constructor) === "[object Function]" ? err.constructor.name : err.name;
		_err.message = err.message;
		_err.stack = err.stack;
		if (Array.isArray(err.errors)) _err.aggregateErrors = err.errors.map((err) => errWithCauseSerializer(err));
		if (isErrorLike(err.cause) && !Object.prototype.hasOwnProperty.call(err.cause, seen)) _err.cause = errWithCauseSerializer(err.cause);
		for (const key in err) if (_err[key] === void 0) {
			const val = err[key];
			if (isErrorLike(val)) {
				if (!Object.prototype.hasOwnProperty.call(val, seen)) _err[key] = errWithCauseSerializer(val);
			} else _err[key] = val;
		}
		delete err[seen];
		_err.raw = err;
		return _err;
	}
}));
// node_modules/.pnpm/pino-std-serializers@7.1.0/node_modules/pino-std-serializers/lib/req.js
var require_req = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		mapHttpRequest,
		reqSerializer
	};
	const rawSymbol = Symbol("pino-raw-req-ref");
	const pinoReqProto = Object.create({}, {
		id: {
			enumerable: true,
			writable: true,
			value: ""
		},
		method: {
			enumerable: true,
			writable: true,
			value: ""
		},
		url: {
			enumerable: true,
			writable: true,
			value: ""
		},
		query: {
			enumerable: true,
			writable: true,
			value: ""
		},
		params: {
			enumerable: true,
			writable: true,
			value: ""
		},
		headers: {
			enumerable: true,
			writable: true,
			value: {}
		},
		remoteAddress: {
			enumerable: true,
			writable: true,
			value: ""
		},
		remotePort: {
			enumerable: true,
			writable: true,
			value: ""
		},
		raw: {
			enumerable: false,
			get: function() {
				return this[rawSymbol];
			},
			set: function(val) {
				this[rawSymbol] = val;
			}
		}
	});
	Object.defineProperty(pinoReqProto, rawSymbol, {
		writable: true,
		value: {}
	});
	function reqSerializer(req) {
		const connection = req.info || req.socket;
		const _req = Object.create(pinoReqProto);
		_req.id = typeof req.id === "function" ? req.id() : req.id || (req.info ? req.info.id : void 0);
		_req.method = req.method;
		if (req.originalUrl) _req.url = req.originalUrl;
		else {
			const path = req.path;
			_req.url = typeof path === "string" ? path : req.url ? req.url.path || req.url : void 0;
		}
		if (req.query) _req.query = req.query;
		if (req.params) _req.params = req.params;
		_req.headers = req.headers;
		_req.remoteAddress = connection && connection.remoteAddress;
		_req.remotePort = connection && connection.remotePort;
		_req.raw = req.raw || req;
		return _req;
	}
	function mapHttpRequest(req) {
		return { req: reqSerializer(req) };
	}
}));
// node_modules/.pnpm/pino-std-serializers@7.1.0/node_modules/pino-std-serializers/lib/res.js
var require_res = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		mapHttpResponse,
		resSerializer
	};
	const rawSymbol = Symbol("pino-raw-res-ref");
	const pinoResProto = Object.create({}, {
		statusCode: {
			enumerable: true,
			writable: true,
			value: 0
		},
		headers: {
			enumerable: true,
			writable: true,
			value: ""
		},
		raw: {
			enumerable: false,
			get: function() {
				return this[rawSymbol];
			},
			set: function(val) {
				this[rawSymbol] = val;
			}
		}
	});
	Object.defineProperty(pinoResProto, rawSymbol, {
		writable: true,
		value: {}
	});
	function resSerializer(res) {
		const _res = Object.create(pinoResProto);
		_res.statusCode = res.headersSent ? res.statusCode : null;
		_res.headers = res.getHeaders ? res.getHeaders() : res._headers;
		_res.raw = res;
		return _res;
	}
	function mapHttpResponse(res) {
		return { res: resSerializer(res) };
	}
}));
// node_modules/.pnpm/pino-std-serializers@7.1.0/node_modules/pino-std-serializers/index.js
var require_pino_std_serializers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const errSerializer = require_err();
	const errWithCauseSerializer = require_err_with_cause();
	const reqSerializers = require_req();
	const resSerializers = require_res();
	module.exports = {
		err: errSerializer,
		errWithCause: errWithCauseSerializer,
		mapHttpRequest: reqSerializers.mapHttpRequest,
		mapHttpResponse: resSerializers.mapHttpResponse,
		req: reqSerializers.reqSerializer,
		res: resSerializers.resSerializer,
		wrapErrorSerializer: function wrapErrorSerializer(customSerializer) {
			if (customSerializer === errSerializer) return customSerializer;
			return function wrapErrSerializer(err) {
				return customSerializer(errSerializer(err));
			};
		},
		wrapRequestSerializer: function wrapRequestSerializer(customSerializer) {
			if (customSerializer === reqSerializers.reqSerializer) return customSerializer;
			return function wrappedReqSerializer(req) {
				return customSerializer(reqSerializers.reqSerializer(req));
			};
		},
		wrapResponseSerializer: function wrapResponseSerializer(customSerializer) {
			if (customSerializer === resSerializers.resSerializer) return customSerializer;
			return function wrappedResSerializer(res) {
				return customSerializer(resSerializers.resSerializer(res));
			};
		}
	};
}));
// node_modules/.pnpm/pino@10.4.0/node_modules/pino/lib/caller.js
var require_caller = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const util = __require("node:util");
	const getCallSites = util.getCallSites ?? util.getCallSite;
	function noOpPrepareStackTrace(_, stack) {
		return stack;
	}
	module.exports = function getCallers() {
		if (getCallSites) return getCallSites().slice(2).map((callSite) => callSite.scriptName);
		const originalPrepare = Error.prepareStackTrace;
		Error.prepareStackTrace = noOpPrepareStackTrace;
		const stack = (/* @__PURE__ */ new Error()).stack;
		Error.prepareStackTrace = originalPrepare;
		if (!Array.isArray(stack)) return;
		const entries = stack.slice(2);
		const fileNames = [];
		for (const entry of entries) {
			if (!entry) continue;
			fileNames.push(entry.getFileName());
		}
		return fileNames;
	};
}));
// node_modules/.pnpm/@pinojs+redact@0.4.0/node_modules/@pinojs/redact/index.js
var require_redact = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function deepClone(obj) {
		if (obj === null || typeof obj !== "object") return obj;
		if (obj instanceof Date) return new Date(obj.getTime());
		if (obj instanceof Array) {
			const cloned = [];
			for (let i = 0; i < obj.length; i++) cloned[i] = deepClone(obj[i]);
			return cloned;
		}
		if (typeof obj === "object") {
			const cloned = Object.create(Object.getPrototypeOf(obj));
			for (const key in obj) if (Object.prototype.hasOwnProperty.call(obj, key)) cloned[key] = deepClone(obj[key]);
			return cloned;
		}
		return obj;
	}
	function parsePath(path) {
		const parts = [];
		let current = "";
		let inBrackets = false;
		let inQuotes = false;
		let quoteChar = "";
		for (let i = 0; i < path.length; i++) {
			const char = path[i];
			if (!inBrackets && char === ".") {
				if (current) {
					parts.push(current);
					current = "";
				}
			} else if (char === "[") {
				if (current) {
					parts.push(current);
					current = "";
				}
				inBrackets = true;
			} else if (char === "]" && inBrackets) {
				parts.push(current);
				current = "";
				inBrackets = false;
				inQuotes = false;
			} else if ((char === "\"" || char === "'") && inBrackets) {
				if (!inQuotes) {
					inQuotes = true;
					quoteChar = char;
				} else if (char === quoteChar) {
					inQuotes = false;
					quoteChar = "";
				} else current += char;
			} else current += char;
		}
		if (current) parts.push(current);
		return parts;
	}
	function setValue(obj, parts, value) {
		let current = obj;
		for (let i = 0; i < parts.length - 1; i++) {
			const key = parts[i];
			if (typeof current !== "object" || current === null || !(key in current)) return false;
			if (typeof current[key] !== "object" || current[key] === null) return false;
			current = current[key];
		}
		const lastKey = parts[parts.length - 1];
		if (lastKey === "*") {
			if (Array.isArray(current)) for (let i = 0; i < current.length; i++) current[i] = value;
			else if (typeof current === "object" && current !== null) {
				for (const key in current) if (Object.prototype.hasOwnProperty.call(current, key)) current[key] = value;
			}
		} else if (typeof current === "object" && current !== null && lastKey in current && Object.prototype.hasOwnProperty.call(current, lastKey)) current[lastKey] = value;
		return true;
	}
	function removeKey(obj, parts) {
		let current = obj;
		for (let i = 0; i < parts.length - 1; i++) {
			const key = parts[i];
			if (typeof current !== "object" || current === null || !(key in current)) return false;
			if (typeof current[key] !== "object" || current[key] === null) return false;
			current = current[key];
		}
		const lastKey = parts[parts.length - 1];
		if (lastKey === "*") {
			if (Array.isArray(current)) for (let i = 0; i < current.length; i++) current[i] = void 0;
			else if (typeof current === "object" && current !== null) {
				for (const key in current) if (Object.prototype.hasOwnProperty.call(current, key)) delete current[key];
			}
		} else if (typeof current === "object" && current !== null && lastKey in current && Object.prototype.hasOwnProperty.call(current, lastKey)) delete current[lastKey];
		return true;
	}
	const PATH_NOT_FOUND = Symbol("PATH_NOT_FOUND");
	function getValueIfExists(obj, parts) {
		let current = obj;
		for (const part of parts) {
			if (current === null || current === void 0) return PATH_NOT_FOUND;
			if (typeof current !== "object" || current === null) return PATH_NOT_FOUND;
			if (!(part in current)) return PATH_NOT_FOUND;
			current = current[part];
		}
		return current;
	}
	function getValue(obj, parts) {
		let current = obj;
		for (const part of parts) {
			if (current === null || current === void 0) return;
			if (typeof current !== "object" || current === null) return;
			current = current[part];
		}
		return current;
	}
	function redactPaths(obj, paths, censor, remove = false) {
		for (const path of paths) {
			const parts = parsePath(path);
			if (parts.includes("*")) redactWildcardPath(obj, parts, censor, path, remove);
			else if (remove) removeKey(obj, parts);
			else {
				const value = getValueIfExists(obj, parts);
				if (value === PATH_NOT_FOUND) continue;
				setValue(obj, parts, typeof censor === "function" ? censor(value, parts) : censor);
			}
		}
	}
	function redactWildcardPath(obj, parts, censor, originalPath, remove = false) {
		const wildcardIndex = parts.indexOf("*");
		if (wildcardIndex === parts.length - 1) {
			const parentParts = parts.slice(0, -1);
			let current = obj;
			for (const part of parentParts) {
				if (current === null || current === void 0) return;
				if (typeof current !== "object" || current === null) return;
				current = current[part];
			}
			if (Array.isArray(current)) {
				if (remove) for (let i = 0; i < current.length; i++) current[i] = void 0;
				else for (let i = 0; i < current.length; i++) {
					const indexPath = [...parentParts, i.toString()];
					const actualCensor = typeof censor === "function" ? censor(current[i], indexPath) : censor;
					current[i] = actualCensor;
				}
			} else if (typeof current === "object" && current !== null) {
				if (remove) {
					const keysToDelete = [];
					for (const key in current) if (Object.prototype.hasOwnProperty.call(current, key)) keysToDelete.push(key);
					for (const key of keysToDelete) delete current[key];
				} else for (const key in current) {
					const keyPath = [...parentParts, key];
					const actualCensor = typeof censor === "function" ? censor(current[key], keyPath) : censor;
					current[key] = actualCensor;
				}
			}
		} else redactIntermediateWildcard(obj, parts, censor, wildcardIndex, originalPath, remove);
	}
	function redactIntermediateWildcard(obj, parts, censor, wildcardIndex, originalPath, remove = false) {
		const beforeWildcard = parts.slice(0, wildcardIndex);
		const afterWildcard = parts.slice(wildcardIndex + 1);
		const pathArray = [];
		function traverse(current, pathLength) {
			if (pathLength === beforeWildcard.length) {
				if (Array.isArray(current)) for (let i = 0; i < current.length; i++) {
					pathArray[pathLength] = i.toString();
					traverse(current[i], pathLength + 1);
				}
				else if (typeof current === "object" && current !== null) for (const key in current) {
					pathArray[pathLength] = key;
					traverse(current[key], pathLength + 1);
				}
			} else if (pathLength < beforeWildcard.length) {
				const nextKey = beforeWildcard[pathLength];
				if (current && typeof current === "object" && current !== null && nextKey in current) {
					pathArray[pathLength] = nextKey;
					traverse(current[nextKey], pathLength + 1);
				}
			} else if (afterWildcard.includes("*")) redactWildcardPath(current, afterWildcard, typeof censor === "function" ? (value, path) => {
				return censor(value, [...pathArray.slice(0, pathLength), ...path]);
			} : censor, originalPath, remove);
			else if (remove) removeKey(current, afterWildcard);
			else {
				const actualCensor = typeof censor === "function" ? censor(getValue(current, afterWildcard), [...pathArray.slice(0, pathLength), ...afterWildcard]) : censor;
				setValue(current, afterWildcard, actualCensor);
			}
		}
		if (beforeWildcard.length === 0) traverse(obj, 0);
		else {
			let current = obj;
			for (let i = 0; i < beforeWildcard.length; i++) {
				const part = beforeWildcard[i];
				if (current === null || current === void 0) return;
				if (typeof current !== "object" || current === null) return;
				current = current[part];
				pathArray[i] = part;
			}
			if (current !== null && current !== void 0) traverse(current, beforeWildcard.length);
		}
	}
	function buildPathStructure(pathsToClone) {
		if (pathsToClone.length === 0) return null;
		const pathStructure = /* @__PURE__ */ new Map();
		for (const path of pathsToClone) {
			const parts = parsePath(path);
			let current = pathStructure;
			for (let i = 0; i < parts.length; i++) {
				const part = parts[i];
				if (!current.has(part)) current.set(part, /* @__PURE__ */ new Map());
				current = current.get(part);
			}
		}
		return pathStructure;
	}
	function selectiveClone(obj, pathStructure) {
		if (!pathStructure) return obj;
		function cloneSelectively(source, pathMap, depth = 0) {
			if (!pathMap || pathMap.size === 0) return source;
			if (source === null || typeof source !== "object") return source;
			if (source instanceof Date) return new Date(source.getTime());
			if (Array.isArray(source)) {
				const cloned = [];
				for (let i = 0; i < source.length; i++) {
					const indexStr = i.toString();
					if (pathMap.has(indexStr) || pathMap.has("*")) cloned[i] = cloneSelectively(source[i], pathMap.get(indexStr) || pathMap.get("*"));
					else cloned[i] = source[i];
				}
				return cloned;
			}
			const cloned = Object.create(Object.getPrototypeOf(source));
			for (const key in source) if (Object.prototype.hasOwnProperty.call(source, key)) {
				if (pathMap.has(key) || pathMap.has("*")) cloned[key] = cloneSelectively(source[key], pathMap.get(key) || pathMap.get("*"));
				else cloned[key] = source[key];
			}
			return cloned;
		}
		return cloneSelectively(obj, pathStructure);
	}
	function validatePath(path) {
		if (typeof path !== "string") throw new Error("Paths must be (non-empty) strings");
		if (path === "") throw new Error("Invalid redaction path ()");
		if (path.includes("..")) throw new Error(`Invalid redaction path (${path})`);
		if (path.includes(",")) throw new Error(`Invalid redaction path (${path})`);
		let bracketCount = 0;
		let inQuotes = false;
		let quoteChar = "";
		for (let i = 0; i < path.length; i++) {
			const char = path[i];
			if ((char === "\"" || char === "'") && bracketCount > 0) {
				if (!inQuotes) {
					inQuotes = true;
					quoteChar = char;
				} else if (char === quoteChar) {
					inQuotes = false;
					quoteChar = "";
				}
			} else if (char === "[" && !inQuotes) bracketCount++;
			else if (char === "]" && !inQuotes) {
				bracketCount--;
				if (bracketCount < 0) throw new Error(`Invalid redaction path (${path})`);
			}
		}
		if (bracketCount !== 0) throw new Error(`Invalid redaction path (${path})`);
	}
	function validatePaths(paths) {
		if (!Array.isArray(paths)) throw new TypeError("paths must be an array");
		for (const path of paths) validatePath(path);
	}
	function slowRedact(options = {}) {
		const { paths = [], censor = "[REDACTED]", serialize = JSON.stringify, strict = true, remove = false } = options;
		validatePaths(paths);
		const pathStructure = buildPathStructure(paths);
		return function redact(obj) {
			if (strict && (obj === null || typeof obj !== "object")) {
				if (obj === null || obj === void 0) return serialize ? serialize(obj) : obj;
				if (typeof obj !== "object") return serialize ? serialize(obj) : obj;
			}
			const cloned = selectiveClone(obj, pathStructure);
			const original = obj;
			let actualCensor = censor;
			if (typeof censor === "function") actualCensor = censor;
			redactPaths(cloned, paths, actualCensor, remove);
			if (serialize === false) {
				cloned.restore = function() {
					return deepClone(original);
				};
				return cloned;
			}
			if (typeof serialize === "function") return serialize(cloned);
			return JSON.stringify(cloned);
		};
	}
	module.exports = slowRedact;
}));
// node_modules/.pnpm/pino@10.4.0/node_modules/pino/lib/symbols.js
var require_symbols = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const setLevelSym = Symbol("pino.setLevel");
	const getLevelSym = Symbol("pino.getLevel");
	const levelValSym = Symbol("pino.levelVal");
	const levelCompSym = Symbol("pino.levelComp");
	const useLevelLabelsSym = Symbol("pino.useLevelLabels");
	const useOnlyCustomLevelsSym = Symbol("pino.useOnlyCustomLevels");
	const mixinSym = Symbol("pino.mixin");
	const lsCacheSym = Symbol("pino.lsCache");
	const chindingsSym = Symbol("pino.chindings");
	const asJsonSym = Symbol("pino.asJson");
	const writeSym = Symbol("pino.write");
	const redactFmtSym = Symbol("pino.redactFmt");
	const timeSym = Symbol("pino.time");
	const timeSliceIndexSym = Symbol("pino.timeSliceIndex");
	const streamSym = Symbol("pino.stream");
	const stringifySym = Symbol("pino.stringify");
	const stringifySafeSym = Symbol("pino.stringifySafe");
	const stringifiersSym = Symbol("pino.stringifiers");
	const endSym = Symbol("pino.end");
	const formatOptsSym = Symbol("pino.formatOpts");
	const messageKeySym = Symbol("pino.messageKey");
	const errorKeySym = Symbol("pino.errorKey");
	const nestedKeySym = Symbol("pino.nestedKey");
	const nestedKeyStrSym = Symbol("pino.nestedKeyStr");
	const mixinMergeStrategySym = Symbol("pino.mixinMergeStrategy");
	const msgPrefixSym = Symbol("pino.msgPrefix");
	const wildcardFirstSym = Symbol("pino.wildcardFirst");
	const serializersSym = Symbol.for("pino.serializers");
	const formattersSym = Symbol.for("pino.formatters");
	const hooksSym = Symbol.for("pino.hooks");
	module.exports = {
		setLevelSym,
		getLevelSym,
		levelValSym,
		levelCompSym,
		useLevelLabelsSym,
		mixinSym,
		lsCacheSym,
		chindingsSym,
		asJsonSym,
		writeSym,
		serializersSym,
		redactFmtSym,
		timeSym,
		timeSliceIndexSym,
		streamSym,
		stringifySym,
		stringifySafeSym,
		stringifiersSym,
		endSym,
		formatOptsSym,
		messageKeySym,
		errorKeySym,
		nestedKeySym,
		wildcardFirstSym,
		needsMetadataGsym: Symbol.for("pino.metadata"),
		useOnlyCustomLevelsSym,
		formattersSym,
		hooksSym,
		nestedKeyStrSym,
		mixinMergeStrategySym,
		msgPrefixSym,
		transportUsesMultistreamSym: Symbol.for("pino.transport.usesMultistream")
	};
}));
// node_modules/.pnpm/pino@10.4.0/node_modules/pino/lib/redaction.js
var require_redaction = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Redact = require_redact();
	const { redactFmtSym, wildcardFirstSym } = require_symbols();
	const rx = /[^.[\]]+|\[([^[\]]*?)\]/g;
	const CENSOR = "[Redacted]";
	const strict = false;
	function redaction(opts, serialize) {
		const { paths, censor, remove } = handle(opts);
		const shape = paths.reduce((o, str) => {
			rx.lastIndex = 0;
			const first = rx.exec(str);
			const next = rx.exec(str);
			let ns = first[1] !== void 0 ? first[1].replace(/^(?:"|'|`)(.*)(?:"|'|`)$/, "$1") : first[0];
			if (ns === "*") ns = wildcardFirstSym;
			if (next === null) {
				o[ns] = null;
				return o;
			}
			if (o[ns] === null) return o;
			const { index } = next;
			const nextPath = `${str.substr(index, str.length - 1)}`;
			o[ns] = o[ns] || [];
			if (ns !== wildcardFirstSym && o[ns].length === 0) o[ns].push(...o[wildcardFirstSym] || []);
			if (ns === wildcardFirstSym) Object.keys(o).forEach(function(k) {
				if (o[k]) o[k].push(nextPath);
			});
			o[ns].push(nextPath);
			return o;
		}, Object.create(null));
		const result = Object.assign(Object.create(null), { [redactFmtSym]: Redact({
			paths,
			censor,
			serialize,
			strict,
			remove
		}) });
		const topCensor = (...args) => {
			return typeof censor === "function" ? serialize(censor(...args)) : serialize(censor);
		};
		return [...Object.keys(shape), ...Object.getOwnPropertySymbols(shape)].reduce((o, k) => {
			if (shape[k] === null) o[k] = (value) => topCensor(value, [k]);
			else {
				const wrappedCensor = typeof censor === "function" ? (value, path) => {
					return censor(value, [k, ...path]);
				} : censor;
				o[k] = Redact({
					paths: shape[k],
					censor: wrappedCensor,
					serialize,
					strict,
					remove
				});
			}
			return o;
		}, result);
	}
	function handle(opts) {
		if (Array.isArray(opts)) {
			opts = {
				paths: opts,
				censor: CENSOR
			};
			return opts;
		}
		let { paths, censor = CENSOR, remove } = opts;
		if (Array.isArray(paths) === false) throw Error("pino – redact must contain an array of strings");
		if (remove === true) censor = void 0;
		return {
			paths,
			censor,
			remove
		};
	}
	module.exports = redaction;
}));
// node_modules/.pnpm/pino@10.4.0/node_modules/pino/lib/time.js
var require_time = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const nullTime = () => "";
	const epochTime = () => `,"time":${Date.now()}`;
	const unixTime = () => `,"time":${Math.round(Date.now() / 1e3)}`;
	const isoTime = () => `,"time":"${new Date(Date.now()).toISOString()}"`;
	const NS_PER_MS = 1000000n;
	const NS_PER_SEC = 1000000000n;
	const startWallTimeNs = BigInt(Date.now()) * NS_PER_MS;
	const startHrTime = process.hrtime.bigint();
	const isoTimeNano = () => {
		const elapsedNs = process.hrtime.bigint() - startHrTime;
		const currentTimeNs = startWallTimeNs + elapsedNs;
		const secondsSinceEpoch = currentTimeNs / NS_PER_SEC;
		const nanosWithinSecond = currentTimeNs % NS_PER_SEC;
		const msSinceEpoch = Number(secondsSinceEpoch * 1000n + nanosWithinSecond / 1000000n);
		const date = new Date(msSinceEpoch);
		return `,"time":"${date.getUTCFullYear()}-${(date.getUTCMonth() + 1).toString().padStart(2, "0")}-${date.getUTCDate().toString().padStart(2, "0")}T${date.getUTCHours().toString().padStart(2, "0")}:${date.getUTCMinutes().toString().padStart(2, "0")}:${date.getUTCSeconds().toString().padStart(2, "0")}.${nanosWithinSecond.toString().padStart(9, "0")}Z"`;
	};
	module.exports = {
		nullTime,
		epochTime,
		unixTime,
		isoTime,
		isoTimeNano
	};
}));
// node_modules/.pnpm/quick-format-unescaped@4.0.4/node_modules/quick-format-unescaped/index.js
var require_quick_format_unescaped = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function tryStringify(o) {
		try {
			return JSON.stringify(o);
		} catch (e) {
			return "\"[Circular]\"";
		}
	}
	module.exports = format;
	function format(f, args, opts) {
		var ss = opts && opts.stringify || tryStringify;
		var offset = 1;
		if (typeof f === "object" && f !== null) {
			var len = args.length + offset;
			if (len === 1) return f;
			var objects = new Array(len);
			objects[0] = ss(f);
			for (var index = 1; index < len; index++) objects[index] = ss(args[index]);
			return objects.join(" ");
		}
		if (typeof f !== "string") return f;
		var argLen = args.length;
		if (argLen === 0) return f;
		var str = "";
		var a = 1 - offset;
		var lastPos = -1;
		var flen = f && f.length || 0;
		for (var i = 0; i < flen;) {
			if (f.charCodeAt(i) === 37 && i + 1 < flen) {
				lastPos = lastPos > -1 ? lastPos : 0;
				switch (f.charCodeAt(i + 1)) {
					case 100:
					case 102:
						if (a >= argLen) break;
						if (args[a] == null) break;
						if (lastPos < i) str += f.slice(lastPos, i);
						str += Number(args[a]);
						lastPos = i + 2;
						i++;
						break;
					case 105:
						if (a >= argLen) break;
						if (args[a] == null) break;
						if (lastPos < i) str += f.slice(lastPos, i);
						str += Math.floor(Number(args[a]));
						lastPos = i + 2;
						i++;
						break;
					case 79:
					case 111:
					case 106:
						if (a >= argLen) break;
						if (args[a] === void 0) break;
						if (lastPos < i) str += f.slice(lastPos, i);
						var type = typeof args[a];
						if (type === "string") {
							str += "'" + args[a] + "'";
							lastPos = i + 2;
							i++;
							break;
						}
						if (type === "function") {
							str += args[a].name || "<anonymous>";
							lastPos = i + 2;
							i++;
							break;
						}
						str += ss(args[a]);
						lastPos = i + 2;
						i++;
						break;
					case 115:
						if (a >= argLen) break;
						if (lastPos < i) str += f.slice(lastPos, i);
						str += String(args[a]);
						lastPos = i + 2;
						i++;
						break;
					case 37:
						if (lastPos < i) str += f.slice(lastPos, i);
						str += "%";
						lastPos = i + 2;
						i++;
						a--;
				}
				++a;
			}
			++i;
		}
		if (lastPos === -1) return f;
		else if (lastPos < flen) str += f.slice(lastPos);
		return str;
	}
}));
// node_modules/.pnpm/atomic-sleep@1.0.0/node_modules/atomic-sleep/index.js
var require_atomic_sleep = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	if (typeof SharedArrayBuffer !== "undefined" && typeof Atomics !== "undefined") {
		const nil = new Int32Array(new SharedArrayBuffer(4));
		function sleep(ms) {
			if ((ms > 0 && ms < Infinity) === false) {
				if (typeof ms !== "number" && typeof ms !== "bigint") throw TypeError("sleep: ms must be a number");
				throw RangeError("sleep: ms must be a number that is greater than 0 but less than Infinity");
			}
			Atomics.wait(nil, 0, 0, Number(ms));
		}
		module.exports = sleep;
	} else {
		function sleep(ms) {
			if ((ms > 0 && ms < Infinity) === false) {
				if (typeof ms !== "number" && typeof ms !== "bigint") throw TypeError("sleep: ms must be a number");
				throw RangeError("sleep: ms must be a number that is greater than 0 but less than Infinity");
			}
			const target = Date.now() + Number(ms);
			while (target > Date.now());
		}
		module.exports = sleep;
	}
}));
// node_modules/.pnpm/sonic-boom@4.2.1/node_modules/sonic-boom/index.js
var require_sonic_boom = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const fs = __require("fs");
	const EventEmitter = __require("events");
	const inherits = __require("util").inherits;
	const path = __require("path");
	const sleep = require_atomic_sleep();
	const assert = __require("assert");
	const BUSY_WRITE_TIMEOUT = 100;
	const kEmptyBuffer = Buffer.allocUnsafe(0);
	const MAX_WRITE = 16384;
	const kContentModeBuffer = "buffer";
	const kContentModeUtf8 = "utf8";
	const [major, minor] = (process.versions.node || "0.0").split(".").map(Number);
	const kCopyBuffer = major >= 22 && minor >= 7;
	function openFile(file, sonic) {
		sonic._opening = true;
		sonic._writing = true;
		sonic._asyncDrainScheduled = false;
		function fileOpened(err, fd) {
			if (err) {
				sonic._reopening = false;
				sonic._writing = false;
				sonic._opening = false;
				if (sonic.sync) process.nextTick(() => {
					if (sonic.listenerCount("error") > 0) sonic.emit("error", err);
				});
				else sonic.emit("error", err);
				return;
			}
			const reopening = sonic._reopening;
			sonic.fd = fd;
			sonic.file = file;
			sonic._reopening = false;
			sonic._opening = false;
			sonic._writing = false;
			if (sonic.sync) process.nextTick(() => sonic.emit("ready"));
			else sonic.emit("ready");
			if (sonic.destroyed) return;
			if (!sonic._writing && sonic._len > sonic.minLength || sonic._flushPending) sonic._actualWrite();
			else if (reopening) process.nextTick(() => sonic.emit("drain"));
		}
		const flags = sonic.append ? "a" : "w";
		const mode = sonic.mode;
		if (sonic.sync) try {
			if (sonic.mkdir) fs.mkdirSync(path.dirname(file), { recursive: true });
			fileOpened(null, fs.openSync(file, flags, mode));
		} catch (err) {
			fileOpened(err);
			throw err;
		}
		else if (sonic.mkdir) fs.mkdir(path.dirname(file), { recursive: true }, (err) => {
			if (err) return fileOpened(err);
			fs.open(file, flags, mode, fileOpened);
		});
		else fs.open(file, flags, mode, fileOpened);
	}
	function SonicBoom(opts) {
		if (!(this instanceof SonicBoom)) return new SonicBoom(opts);
		let { fd, dest, minLength, maxLength, maxWrite, periodicFlush, sync, append = true, mkdir, retryEAGAIN, fsync, contentMode, mode } = opts || {};
		fd = fd || dest;
		this._len = 0;
		this.fd = -1;
		this._bufs = [];
		this._lens = [];
		this._writing = false;
		this._ending = false;
		this._reopening = false;
		this._asyncDrainScheduled = false;
		this._flushPending = false;
		this._hwm = Math.max(minLength || 0, 16387);
		this.file = null;
		this.destroyed = false;
		this.minLength = minLength || 0;
		this.maxLength = maxLength || 0;
		this.maxWrite = maxWrite || MAX_WRITE;
		this._periodicFlush = periodicFlush || 0;
		this._periodicFlushTimer = void 0;
		this.sync = sync || false;
		this.writable = true;
		this._fsync = fsync || false;
		this.append = append || false;
		this.mode = mode;
		this.retryEAGAIN = retryEAGAIN || (() => true);
		this.mkdir = mkdir || false;
		let fsWriteSync;
		let fsWrite;
		if (contentMode === kContentModeBuffer) {
			this._writingBuf = kEmptyBuffer;
			this.write = writeBuffer;
			this.flush = flushBuffer;
			this.flushSync = flushBufferSync;
			this._actualWrite = actualWriteBuffer;
			fsWriteSync = () => fs.writeSync(this.fd, this._writingBuf);
			fsWrite = () => fs.write(this.fd, this._writingBuf, this.release);
		} else if (contentMode === void 0 || contentMode === kContentModeUtf8) {
			this._writingBuf = "";
			this.write = write;
			this.flush = flush;
			this.flushSync = flushSync;
			this._actualWrite = actualWrite;
			fsWriteSync = () => {
				if (Buffer.isBuffer(this._writingBuf)) return fs.writeSync(this.fd, this._writingBuf);
				return fs.writeSync(this.fd, this._writingBuf, "utf8");
			};
			fsWrite = () => {
				if (Buffer.isBuffer(this._writingBuf)) return fs.write(this.fd, this._writingBuf, this.release);
				return fs.write(this.fd, this._writingBuf, "utf8", this.release);
			};
		} else throw new Error(`SonicBoom supports "${kContentModeUtf8}" and "${kContentModeBuffer}", but passed ${contentMode}`);
		if (typeof fd === "number") {
			this.fd = fd;
			process.nextTick(() => this.emit("ready"));
		} else if (typeof fd === "string") openFile(fd, this);
		else throw new Error("SonicBoom supports only file descriptors and files");
		if (this.minLength >= this.maxWrite) throw new Error(`minLength should be smaller than maxWrite (${this.maxWrite})`);
		this.release = (err, n) => {
			if (err) {
				if ((err.code === "EAGAIN" || err.code === "EBUSY") && this.retryEAGAIN(err, this._writingBuf.length, this._len - this._writingBuf.length)) {
					if (this.sync) try {
						sleep(BUSY_WRITE_TIMEOUT);
						this.release(void 0, 0);
					} catch (err) {
						this.release(err);
					}
					else setTimeout(fsWrite, BUSY_WRITE_TIMEOUT);
				} else {
					this._writing = false;
					this.emit("error", err);
				}
				return;
			}
			this.emit("write", n);
			const releasedBufObj = releaseWritingBuf(this._writingBuf, this._len, n);
			this._len = releasedBufObj.len;
			this._writingBuf = releasedBufObj.writingBuf;
			if (this._writingBuf.length) {
				if (!this.sync) {
					fsWrite();
					return;
				}
				try {
					do {
						const n = fsWriteSync();
						const releasedBufObj = releaseWritingBuf(this._writingBuf, this._len, n);
						this._len = releasedBufObj.len;
						this._writingBuf = releasedBufObj.writingBuf;
					} while (this._writingBuf.length);
				} catch (err) {
					this.release(err);
					return;
				}
			}
			if (this._fsync) fs.fsyncSync(this.fd);
			const len = this._len;
			if (this._reopening) {
				this._writing = false;
				this._reopening = false;
				this.reopen();
			} else if (len > this.minLength) this._actualWrite();
			else if (this._ending) {
				if (len > 0) this._actualWrite();
				else {
					this._writing = false;
					actualClose(this);
				}
			} else {
				this._writing = false;
				if (this.sync) {
					if (!this._asyncDrainScheduled) {
						this._asyncDrainScheduled = true;
						process.nextTick(emitDrain, this);
					}
				} else this.emit("drain");
			}
		};
		this.on("newListener", function(name) {
			if (name === "drain") this._asyncDrainScheduled = false;
		});
		if (this._periodicFlush !== 0) {
			this._periodicFlushTimer = setInterval(() => this.flush(null), this._periodicFlush);
			this._periodicFlushTimer.unref();
		}
	}
	/**
	* Release the writingBuf after fs.write n bytes data
	* @param {string | Buffer} writingBuf - currently writing buffer, usually be instance._writingBuf.
	* @param {number} len - currently buffer length, usually be instance._len.
	* @param {number} n - number of bytes fs already written
	* @returns {{writingBuf: string | Buffer, len: number}} released writingBuf and length
	*/
	function releaseWritingBuf(writingBuf, len, n) {
		if (typeof writingBuf === "string") writingBuf = Buffer.from(writingBuf);
		len = Math.max(len - n, 0);
		writingBuf = writingBuf.subarray(n);
		return {
			writingBuf,
			len
		};
	}
	function emitDrain(sonic) {
		if (!(sonic.listenerCount("drain") > 0)) return;
		sonic._asyncDrainScheduled = false;
		sonic.emit("drain");
	}
	inherits(SonicBoom, EventEmitter);
	function mergeBuf(bufs, len) {
		if (bufs.length === 0) return kEmptyBuffer;
		if (bufs.length === 1) return bufs[0];
		return Buffer.concat(bufs, len);
	}
	function write(data) {
		if (this.destroyed) throw new Error("SonicBoom destroyed");
		data = "" + data;
		const dataLen = Buffer.byteLength(data);
		const len = this._len + dataLen;
		const bufs = this._bufs;
		if (this.maxLength && len > this.maxLength) {
			this.emit("drop", data);
			return this._len < this._hwm;
		}
		if (bufs.length === 0 || Buffer.byteLength(bufs[bufs.length - 1]) + dataLen > this.maxWrite) bufs.push(data);
		else bufs[bufs.length - 1] += data;
		this._len = len;
		if (!this._writing && this._len >= this.minLength) this._actualWrite();
		return this._len < this._hwm;
	}
	function writeBuffer(data) {
		if (this.destroyed) throw new Error("SonicBoom destroyed");
		const len = this._len + data.length;
		const bufs = this._bufs;
		const lens = this._lens;
		if (this.maxLength && len > this.maxLength) {
			this.emit("drop", data);
			return this._len < this._hwm;
		}
		if (bufs.length === 0 || lens[lens.length - 1] + data.length > this.maxWrite) {
			bufs.push([data]);
			lens.push(data.length);
		} else {
			bufs[bufs.length - 1].push(data);
			lens[lens.length - 1] += data.length;
		}
		this._len = len;
		if (!this._writing && this._len >= this.minLength) this._actualWrite();
		return this._len < this._hwm;
	}
	function callFlushCallbackOnDrain(cb) {
		this._flushPending = true;
		const onDrain = () => {
			if (!this._fsync) try {
				fs.fsync(this.fd, (err) => {
					this._flushPending = false;
					cb(err);
				});
			} catch (err) {
				cb(err);
			}
			else {
				this._flushPending = false;
				cb();
			}
			this.off("error", onError);
		};
		const onError = (err) => {
			this._flushPending = false;
			cb(err);
			this.off("drain", onDrain);
		};
		this.once("drain", onDrain);
		this.once("error", onError);
	}
	function flush(cb) {
		if (cb != null && typeof cb !== "function") throw new Error("flush cb must be a function");
		if (this.destroyed) {
			const error = /* @__PURE__ */ new Error("SonicBoom destroyed");
			if (cb) {
				cb(error);
				return;
			}
			throw error;
		}
		if (this.minLength <= 0) {
			cb?.();
			return;
		}
		if (cb) callFlushCallbackOnDrain.call(this, cb);
		if (this._writing) return;
		if (this._bufs.length === 0) this._bufs.push("");
		this._actualWrite();
	}
	function flushBuffer(cb) {
		if (cb != null && typeof cb !== "function") throw new Error("flush cb must be a function");
		if (this.destroyed) {
			const error = /* @__PURE__ */ new Error("SonicBoom destroyed");
			if (cb) {
				cb(error);
				return;
			}
			throw error;
		}
		if (this.minLength <= 0) {
			cb?.();
			return;
		}
		if (cb) callFlushCallbackOnDrain.call(this, cb);
		if (this._writing) return;
		if (this._bufs.length === 0) {
			this._bufs.push([]);
			this._lens.push(0);
		}
		this._actualWrite();
	}
	SonicBoom.prototype.reopen = function(file) {
		if (this.destroyed) throw new Error("SonicBoom destroyed");
		if (this._opening) {
			this.once("ready", () => {
				this.reopen(file);
			});
			return;
		}
		if (this._ending) return;
		if (!this.file) throw new Error("Unable to reopen a file descriptor, you must pass a file to SonicBoom");
		if (file) this.file = file;
		this._reopening = true;
		if (this._writing) return;
		const fd = this.fd;
		this.once("ready", () => {
			if (fd !== this.fd) fs.close(fd, (err) => {
				if (err) return this.emit("error", err);
			});
		});
		openFile(this.file, this);
	};
	SonicBoom.prototype.end = function() {
		if (this.destroyed) throw new Error("SonicBoom destroyed");
		if (this._opening) {
			this.once("ready", () => {
				this.end();
			});
			return;
		}
		if (this._ending) return;
		this._ending = true;
		if (this._writing) return;
		if (this._len > 0 && this.fd >= 0) this._actualWrite();
		else actualClose(this);
	};
	function flushSync() {
		if (this.destroyed) throw new Error("SonicBoom destroyed");
		if (this.fd < 0) throw new Error("sonic boom is not ready yet");
		if (!this._writing && this._writingBuf.length > 0) {
			this._bufs.unshift(this._writingBuf);
			this._writingBuf = "";
		}
		let buf = "";
		while (this._bufs.length || buf.length) {
			if (buf.length <= 0) buf = this._bufs[0];
			try {
				const n = Buffer.isBuffer(buf) ? fs.writeSync(this.fd, buf) : fs.writeSync(this.fd, buf, "utf8");
				const releasedBufObj = releaseWritingBuf(buf, this._len, n);
				buf = releasedBufObj.writingBuf;
				this._len = releasedBufObj.len;
				if (buf.length <= 0) this._bufs.shift();
			} catch (err) {
				if ((err.code === "EAGAIN" || err.code === "EBUSY") && !this.retryEAGAIN(err, buf.length, this._len - buf.length)) throw err;
				sleep(BUSY_WRITE_TIMEOUT);
			}
		}
		try {
			fs.fsyncSync(this.fd);
		} catch {}
	}
	function flushBufferSync() {
		if (this.destroyed) throw new Error("SonicBoom destroyed");
		if (this.fd < 0) throw new Error("sonic boom is not ready yet");
		if (!this._writing && this._writingBuf.length > 0) {
			this._bufs.unshift([this._writingBuf]);
			this._writingBuf = kEmptyBuffer;
		}
		let buf = kEmptyBuffer;
		while (this._bufs.length || buf.length) {
			if (buf.length <= 0) buf = mergeBuf(this._bufs[0], this._lens[0]);
			try {
				const n = fs.writeSync(this.fd, buf);
				buf = buf.subarray(n);
				this._len = Math.max(this._len - n, 0);
				if (buf.length <= 0) {
					this._bufs.shift();
					this._lens.shift();
				}
			} catch (err) {
				if ((err.code === "EAGAIN" || err.code === "EBUSY") && !this.retryEAGAIN(err, buf.length, this._len - buf.length)) throw err;
				sleep(BUSY_WRITE_TIMEOUT);
			}
		}
	}
	SonicBoom.prototype.destroy = function() {
		if (this.destroyed) return;
		actualClose(this);
	};
	function actualWrite() {
		const release = this.release;
		this._writing = true;
		this._writingBuf = this._writingBuf.length ? this._writingBuf : this._bufs.shift() || "";
		if (this.sync) try {
			release(null, Buffer.isBuffer(this._writingBuf) ? fs.writeSync(this.fd, this._writingBuf) : fs.writeSync(this.fd, this._writingBuf, "utf8"));
		} catch (err) {
			release(err);
		}
		else fs.write(this.fd, this._writingBuf, release);
	}
	function actualWriteBuffer() {
		const release = this.release;
		this._writing = true;
		this._writingBuf = this._writingBuf.length ? this._writingBuf : mergeBuf(this._bufs.shift(), this._lens.shift());
		if (this.sync) try {
			release(null, fs.writeSync(this.fd, this._writingBuf));
		} catch (err) {
			release(err);
		}
		else {
			if (kCopyBuffer) this._writingBuf = Buffer.from(this._writingBuf);
			fs.write(this.fd, this._writingBuf, release);
		}
	}
	function actualClose(sonic) {
		if (sonic.fd === -1) {
			sonic.once("ready", actualClose.bind(null, sonic));
			return;
		}
		if (sonic._periodicFlushTimer !== void 0) clearInterval(sonic._periodicFlushTimer);
		sonic.destroyed = true;
		sonic._bufs = [];
		sonic._lens = [];
		assert(typeof sonic.fd === "number", `sonic.fd must be a number, got ${typeof sonic.fd}`);
		try {
			fs.fsync(sonic.fd, closeWrapped);
		} catch {}
		function closeWrapped() {
			if (sonic.fd !== 1 && sonic.fd !== 2) fs.close(sonic.fd, done);
			else done();
		}
		function done(err) {
			if (err) {
				sonic.emit("error", err);
				return;
			}
			if (sonic._ending && !sonic._writing) sonic.emit("finish");
			sonic.emit("close");
		}
	}
	/**
	* These export configurations enable JS and TS developers
	* to consumer SonicBoom in whatever way best suits their needs.
	* Some examples of supported import syntax includes:
	* - `const SonicBoom = require('SonicBoom')`
	* - `const { SonicBoom } = require('SonicBoom')`
	* - `import * as SonicBoom from 'SonicBoom'`
	* - `import { SonicBoom } from 'SonicBoom'`
	* - `import SonicBoom from 'SonicBoom'`
	*/
	SonicBoom.SonicBoom = SonicBoom;
	SonicBoom.default = SonicBoom;
	module.exports = SonicBoom;
}));
// node_modules/.pnpm/on-exit-leak-free@2.1.2/node_modules/on-exit-leak-free/index.js
var require_on_exit_leak_free = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const refs = {
		exit: [],
		beforeExit: []
	};
	const functions = {
		exit: onExit,
		beforeExit: onBeforeExit
	};
	let registry;
	function ensureRegistry() {
		if (registry === void 0) registry = new FinalizationRegistry(clear);
	}
	function install(event) {
		if (refs[event].length > 0) return;
		process.on(event, functions[event]);
	}
	function uninstall(event) {
		if (refs[event].length > 0) return;
		process.removeListener(event, functions[event]);
		if (refs.exit.length === 0 && refs.beforeExit.length === 0) registry = void 0;
	}
	function onExit() {
		callRefs("exit");
	}
	function onBeforeExit() {
		callRefs("beforeExit");
	}
	function callRefs(event) {
		for (const ref of refs[event]) {
			const obj = ref.deref();
			const fn = ref.fn;
			/* istanbul ignore else */
			if (obj !== void 0) fn(obj, event);
		}
		refs[event] = [];
	}
	function clear(ref) {
		for (const event of ["exit", "beforeExit"]) {
			const index = refs[event].indexOf(ref);
			refs[event].splice(index, index + 1);
			uninstall(event);
		}
	}
	function _register(event, obj, fn) {
		if (obj === void 0) throw new Error("the object can't be undefined");
		install(event);
		const ref = new WeakRef(obj);
		ref.fn = fn;
		ensureRegistry();
		registry.register(obj, ref);
		refs[event].push(ref);
	}
	function register(obj, fn) {
		_register("exit", obj, fn);
	}
	function registerBeforeExit(obj, fn) {
		_register("beforeExit", obj, fn);
	}
	function unregister(obj) {
		if (registry === void 0) return;
		registry.unregister(obj);
		for (const event of ["exit", "beforeExit"]) {
			refs[event] = refs[event].filter((ref) => {
				const _obj = ref.deref();
				return _obj && _obj !== obj;
			});
			uninstall(event);
		}
	}
	module.exports = {
		register,
		registerBeforeExit,
		unregister
	};
}));
// node_modules/.pnpm/thread-stream@4.2.1/node_modules/thread-stream/package.json
var require_package = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"name": "thread-stream",
		"version": "4.2.1",
		"description": "A streaming way to send data to a Node.js Worker Thread",
		"main": "index.js",
		"types": "index.d.ts",
		"engines": { "node": ">=20" },
		"dependencies": { "real-require": "^1.0.0" },
		"devDependencies": {
			"@types/node": "^26.1.1",
			"@yao-pkg/pkg": "^6.0.0",
			"borp": "^1.0.0",
			"desm": "^1.3.0",
			"eslint": "^9.39.1",
			"fastbench": "^1.0.1",
			"neostandard": "^0.13.0",
			"pino-elasticsearch": "^9.0.0",
			"sonic-boom": "^5.0.0",
			"ts-node": "^10.8.0",
			"tsd": "^0.33.0",
			"typescript": "~5.7.3"
		},
		"scripts": {
			"build": "tsc --noEmit",
			"lint": "eslint",
			"test": "npm run lint && npm run build && npm run test:types && npm run transpile && borp --expose-gc --pattern \"test/*.test.{js,mjs}\"",
			"test:ci": "npm run lint && npm run test:types && npm run transpile && borp --expose-gc --pattern \"test/*.test.{js,mjs}\"",
			"test:types": "tsd",
			"test:yarn": "npm run transpile && borp --expose-gc --pattern \"test/*.test.js\"",
			"transpile": "sh ./test/ts/transpile.sh"
		},
		"tsd": { "directory": "test/types" },
		"repository": {
			"type": "git",
			"url": "git+https://github.com/mcollina/thread-stream.git"
		},
		"keywords": [
			"worker",
			"thread",
			"threads",
			"stream"
		],
		"author": "Matteo Collina <hello@matteocollina.com>",
		"license": "MIT",
		"bugs": { "url": "https://github.com/mcollina/thread-stream/issues" },
		"homepage": "https://github.com/mcollina/thread-stream#readme"
	};
}));
// node_modules/.pnpm/thread-stream@4.2.1/node_modules/thread-stream/lib/wait.js
var require_wait = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const WAIT_MS = 1e4;
	function wait(state, index, expected, timeout, done) {
		const max = timeout === Infinity ? Infinity : Date.now() + timeout;
		const check = (previous) => {
			const current = Atomics.load(state, index);
			if (current >= expected) {
				done(null, "ok");
				return;
			}
			if (previous !== void 0 && current !== previous) {
				done(null, "not-equal");
				return;
			}
			if (max !== Infinity && Date.now() > max) {
				done(null, "timed-out");
				return;
			}
			const remaining = max === Infinity ? WAIT_MS : Math.min(WAIT_MS, Math.max(1, max - Date.now()));
			const result = Atomics.waitAsync(state, index, current, remaining);
			if (result.async) result.value.then((res) => {
				if (res === "ok") {
					done(null, Atomics.load(state, index) >= expected ? "ok" : "not-equal");
					return;
				}
				check(current);
			});
			else setImmediate(done, null, "not-equal");
		};
		check();
	}
	function waitDiff(state, index, expected, timeout, done) {
		const max = timeout === Infinity ? Infinity : Date.now() + timeout;
		const check = () => {
			if (Atomics.load(state, index) !== expected) {
				done(null, "ok");
				return;
			}
			if (max !== Infinity && Date.now() > max) {
				done(null, "timed-out");
				return;
			}
			const remaining = max === Infinity ? WAIT_MS : Math.min(WAIT_MS, Math.max(1, max - Date.now()));
			const result = Atomics.waitAsync(state, index, expected, remaining);
			if (result.async) result.value.then((res) => {
				if (res === "ok") {
					done(null, "ok");
					return;
				}
				check();
			});
			else setImmediate(check);
		};
		check();
	}
	module.exports = {
		wait,
		waitDiff
	};
}));
// node_modules/.pnpm/thread-stream@4.2.1/node_modules/thread-stream/lib/indexes.js
var require_indexes = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		WRITE_INDEX: 4,
		READ_INDEX: 8,
		SEQ_INDEX: 2
	};
}));
// node_modules/.pnpm/thread-stream@4.2.1/node_modules/thread-stream/index.js
var require_thread_stream = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { version } = require_package();
	const { EventEmitter } = __require("events");
	const { Worker } = __require("worker_threads");
	const { join } = __require("path");
	const { pathToFileURL } = __require("url");
	const { wait } = require_wait();
	const { WRITE_INDEX, READ_INDEX, SEQ_INDEX } = require_indexes();
	const buffer = __require("buffer");
	const assert = __require("assert");
	const kImpl = Symbol("kImpl");
	const MAX_STRING = buffer.constants.MAX_STRING_LENGTH;
	function noop() {}
	function updateState(stream, fn) {
		Atomics.add(stream[kImpl].state, SEQ_INDEX, 1);
		fn();
		Atomics.add(stream[kImpl].state, SEQ_INDEX, 1);
		Atomics.notify(stream[kImpl].state, SEQ_INDEX);
	}
	function resetIndexes(stream) {
		updateState(stream, () => {
			Atomics.store(stream[kImpl].state, READ_INDEX, 0);
			Atomics.store(stream[kImpl].state, WRITE_INDEX, 0);
		});
		Atomics.notify(stream[kImpl].state, READ_INDEX);
	}
	var FakeWeakRef = class {
		constructor(value) {
			this._value = value;
		}
		deref() {
			return this._value;
		}
	};
	var FakeFinalizationRegistry = class {
		register() {}
		unregister() {}
	};
	const FinalizationRegistry = process.env.NODE_V8_COVERAGE ? FakeFinalizationRegistry : global.FinalizationRegistry || FakeFinalizationRegistry;
	const WeakRef = process.env.NODE_V8_COVERAGE ? FakeWeakRef : global.WeakRef || FakeWeakRef;
	const registry = new FinalizationRegistry((worker) => {
		if (worker.exited) return;
		worker.terminate();
	});
	function createWorker(stream, opts) {
		const { filename, workerData } = opts;
		const toExecute = ("__bundlerPathsOverrides" in globalThis ? globalThis.__bundlerPathsOverrides : {})["thread-stream-worker"] || join(__dirname, "lib", "worker.js");
		const worker = new Worker(toExecute, {
			...opts.workerOpts,
			name: opts.workerOpts?.name || "thread-stream",
			trackUnmanagedFds: false,
			workerData: {
				filename: filename.indexOf("file://") === 0 ? filename : pathToFileURL(filename).href,
				dataBuf: stream[kImpl].dataBuf,
				stateBuf: stream[kImpl].stateBuf,
				workerData: {
					$context: { threadStreamVersion: version },
					...workerData
				}
			}
		});
		worker.stream = new FakeWeakRef(stream);
		worker.on("message", onWorkerMessage);
		worker.on("exit", onWorkerExit);
		registry.register(stream, worker);
		return worker;
	}
	function drain(stream) {
		assert(!stream[kImpl].sync);
		if (stream[kImpl].needDrain) {
			stream[kImpl].needDrain = false;
			stream.emit("drain");
		}
	}
	function nextFlush(stream) {
		while (true) {
			const writeIndex = Atomics.load(stream[kImpl].state, WRITE_INDEX);
			if (stream.destroyed || writeIndex < 0) return;
			const leftover = stream[kImpl].data.length - writeIndex;
			if (leftover > 0) {
				if (stream[kImpl].bufLen === 0) {
					stream[kImpl].flushing = false;
					if (stream[kImpl].ending) end(stream);
					else if (stream[kImpl].needDrain) process.nextTick(drain, stream);
					return;
				}
				write(stream, leftover, noop);
				continue;
			}
			if (leftover === 0) {
				if (writeIndex === 0 && stream[kImpl].bufLen === 0) return;
				waitForRead(stream, () => {
					if (stream.destroyed) return;
					resetIndexes(stream);
					nextFlush(stream);
				});
				return;
			}
			destroy(stream, /* @__PURE__ */ new Error("overwritten"));
			return;
		}
	}
	function onWorkerMessage(msg) {
		const stream = this.stream.deref();
		if (stream === void 0) {
			this.exited = true;
			this.terminate();
			return;
		}
		if (msg?.code == null) return;
		switch (msg.code) {
			case "READY":
				if (!stream[kImpl].ending) this.stream = new WeakRef(stream);
				waitForRead(stream, () => {
					stream[kImpl].ready = true;
					stream.emit("ready");
				});
				break;
			case "ERROR":
				destroy(stream, msg.err);
				break;
			case "EVENT":
				if (Array.isArray(msg.args)) stream.emit(msg.name, ...msg.args);
				else stream.emit(msg.name, msg.args);
				break;
			case "FLUSHED": {
				if (msg.context !== "thread-stream") {
					destroy(stream, /* @__PURE__ */ new Error("this should not happen: " + msg.code));
					break;
				}
				const cb = stream[kImpl].flushCallbacks.get(msg.id);
				if (cb) {
					stream[kImpl].flushCallbacks.delete(msg.id);
					process.nextTick(cb);
				}
				break;
			}
			case "WARNING":
				process.emitWarning(msg.err);
				break;
			default: destroy(stream, /* @__PURE__ */ new Error("this should not happen: " + msg.code));
		}
	}
	function onWorkerExit(code) {
		const stream = this.stream.deref();
		if (stream === void 0) return;
		registry.unregister(stream);
		stream.worker.exited = true;
		stream.worker.off("exit", onWorkerExit);
		destroy(stream, code !== 0 ? /* @__PURE__ */ new Error("the worker thread exited") : null);
	}
	var ThreadStream = class extends EventEmitter {
		constructor(opts = {}) {
			super();
			if (opts.bufferSize < 4) throw new Error("bufferSize must at least fit a 4-byte utf-8 char");
			this[kImpl] = {};
			this[kImpl].stateBuf = new SharedArrayBuffer(128);
			this[kImpl].state = new Int32Array(this[kImpl].stateBuf);
			this[kImpl].dataBuf = new SharedArrayBuffer(opts.bufferSize || 4194304);
			this[kImpl].data = Buffer.from(this[kImpl].dataBuf);
			this[kImpl].sync = opts.sync || false;
			this[kImpl].ending = false;
			this[kImpl].ended = false;
			this[kImpl].needDrain = false;
			this[kImpl].destroyed = false;
			this[kImpl].flushing = false;
			this[kImpl].ready = false;
			this[kImpl].finished = false;
			this[kImpl].errored = null;
			this[kImpl].closed = false;
			this[kImpl].buf = [];
			this[kImpl].bufHead = 0;
			this[kImpl].bufLen = 0;
			this[kImpl].flushCallbacks = /* @__PURE__ */ new Map();
			this[kImpl].nextFlushId = 0;
			this[kImpl].flushRetainCount = 0;
			this[kImpl].userRef = true;
			this.worker = createWorker(this, opts);
			this.on("message", (message, transferList) => {
				this.worker.postMessage(message, transferList);
			});
		}
		write(data) {
			const dataBuf = Buffer.isBuffer(data) ? data : Buffer.from(data);
			if (this[kImpl].destroyed) {
				error(this, /* @__PURE__ */ new Error("the worker has exited"));
				return false;
			}
			if (this[kImpl].ending) {
				error(this, /* @__PURE__ */ new Error("the worker is ending"));
				return false;
			}
			if (this[kImpl].flushing && this[kImpl].bufLen + dataBuf.length >= MAX_STRING) try {
				writeSync(this);
				this[kImpl].flushing = true;
			} catch (err) {
				destroy(this, err);
				return false;
			}
			this[kImpl].buf.push(dataBuf);
			this[kImpl].bufLen += dataBuf.length;
			if (this[kImpl].sync) try {
				writeSync(this);
				return true;
			} catch (err) {
				destroy(this, err);
				return false;
			}
			if (!this[kImpl].flushing) {
				this[kImpl].flushing = true;
				setImmediate(nextFlush, this);
			}
			this[kImpl].needDrain = this[kImpl].data.length - this[kImpl].bufLen - Atomics.load(this[kImpl].state, WRITE_INDEX) <= 0;
			return !this[kImpl].needDrain;
		}
		end() {
			if (this[kImpl].destroyed) return;
			this[kImpl].ending = true;
			this.worker.stream = new FakeWeakRef(this);
			end(this);
		}
		flush(cb) {
			const userCb = typeof cb === "function" ? cb : null;
			cb = userCb || noop;
			if (userCb) retainWorkerForPendingFlush(this);
			let finished = false;
			const done = (err) => {
				if (finished) return;
				finished = true;
				if (userCb) releaseWorkerForPendingFlush(this);
				cb(err);
			};
			flushBuffer(this, (err) => {
				if (err) {
					process.nextTick(done, err);
					return;
				}
				requestWorkerFlush(this, done);
			});
		}
		flushSync() {
			if (this[kImpl].destroyed) return;
			writeSync(this);
			flushSync(this);
		}
		unref() {
			this[kImpl].userRef = false;
			if (this[kImpl].flushRetainCount === 0) this.worker.unref();
		}
		ref() {
			this[kImpl].userRef = true;
			this.worker.ref();
		}
		get ready() {
			return this[kImpl].ready;
		}
		get destroyed() {
			return this[kImpl].destroyed;
		}
		get closed() {
			return this[kImpl].closed;
		}
		get writable() {
			return !this[kImpl].destroyed && !this[kImpl].ending;
		}
		get writableEnded() {
			return this[kImpl].ending;
		}
		get writableFinished() {
			return this[kImpl].finished;
		}
		get writableNeedDrain() {
			return this[kImpl].needDrain;
		}
		get writableObjectMode() {
			return false;
		}
		get writableErrored() {
			return this[kImpl].errored;
		}
	};
	function flushBuffer(stream, cb) {
		if (stream[kImpl].destroyed) {
			process.nextTick(cb, /* @__PURE__ */ new Error("the worker has exited"));
			return;
		}
		if (!stream[kImpl].sync && (stream[kImpl].flushing || stream[kImpl].bufLen > 0)) {
			setImmediate(flushBuffer, stream, cb);
			return;
		}
		waitForRead(stream, cb);
	}
	function waitForRead(stream, cb) {
		const writeIndex = Atomics.load(stream[kImpl].state, WRITE_INDEX);
		wait(stream[kImpl].state, READ_INDEX, writeIndex, Infinity, (err, res) => {
			if (err) {
				destroy(stream, err);
				cb(err);
				return;
			}
			if (res !== "ok") {
				waitForRead(stream, cb);
				return;
			}
			cb();
		});
	}
	function retainWorkerForPendingFlush(stream) {
		if (stream[kImpl].flushRetainCount === 0) stream.worker.ref();
		stream[kImpl].flushRetainCount++;
	}
	function releaseWorkerForPendingFlush(stream) {
		if (stream[kImpl].flushRetainCount === 0) return;
		stream[kImpl].flushRetainCount--;
		if (stream[kImpl].flushRetainCount === 0 && !stream[kImpl].userRef) stream.worker.unref();
	}
	function requestWorkerFlush(stream, cb) {
		if (stream[kImpl].destroyed) {
			process.nextTick(cb, /* @__PURE__ */ new Error("the worker has exited"));
			return;
		}
		if (!stream[kImpl].ready) {
			const onReady = () => {
				cleanup();
				requestWorkerFlush(stream, cb);
			};
			const onClose = () => {
				cleanup();
				process.nextTick(cb, /* @__PURE__ */ new Error("the worker has exited"));
			};
			const cleanup = () => {
				stream.off("ready", onReady);
				stream.off("close", onClose);
			};
			stream.once("ready", onReady);
			stream.once("close", onClose);
			return;
		}
		const id = ++stream[kImpl].nextFlushId;
		stream[kImpl].flushCallbacks.set(id, cb);
		try {
			stream.worker.postMessage({
				code: "FLUSH",
				context: "thread-stream",
				id
			});
		} catch (err) {
			stream[kImpl].flushCallbacks.delete(id);
			destroy(stream, err);
			process.nextTick(cb, err);
		}
	}
	function failPendingFlushCallbacks(stream, err) {
		const callbacks = stream[kImpl].flushCallbacks;
		if (callbacks.size === 0) return;
		const flushErr = err || /* @__PURE__ */ new Error("the worker has exited");
		for (const cb of callbacks.values()) process.nextTick(cb, flushErr);
		callbacks.clear();
	}
	function error(stream, err) {
		setImmediate(() => {
			stream.emit("error", err);
		});
	}
	function destroy(stream, err) {
		if (stream[kImpl].destroyed) return;
		stream[kImpl].destroyed = true;
		failPendingFlushCallbacks(stream, err);
		if (err) {
			stream[kImpl].errored = err;
			error(stream, err);
		}
		if (!stream.worker.exited) stream.worker.terminate().catch(() => {}).then(() => {
			stream[kImpl].closed = true;
			stream.emit("close");
		});
		else setImmediate(() => {
			stream[kImpl].closed = true;
			stream.emit("close");
		});
	}
	function write(stream, maxBytes, cb) {
		let offset = Atomics.load(stream[kImpl].state, WRITE_INDEX);
		let remaining = maxBytes;
		while (remaining > 0 && stream[kImpl].bufLen !== 0) {
			const head = stream[kImpl].bufHead;
			const buf = stream[kImpl].buf[head];
			if (buf.length <= remaining) {
				buf.copy(stream[kImpl].data, offset);
				offset += buf.length;
				remaining -= buf.length;
				stream[kImpl].bufLen -= buf.length;
				stream[kImpl].bufHead = head + 1;
				if (stream[kImpl].bufHead === stream[kImpl].buf.length) {
					stream[kImpl].buf.length = 0;
					stream[kImpl].bufHead = 0;
				} else if (stream[kImpl].bufHead >= 1024 && stream[kImpl].bufHead * 2 >= stream[kImpl].buf.length) {
					stream[kImpl].buf.splice(0, stream[kImpl].bufHead);
					stream[kImpl].bufHead = 0;
				}
				continue;
			}
			buf.copy(stream[kImpl].data, offset, 0, remaining);
			stream[kImpl].buf[head] = buf.subarray(remaining);
			stream[kImpl].bufLen -= remaining;
			offset += remaining;
			remaining = 0;
		}
		updateState(stream, () => {
			Atomics.store(stream[kImpl].state, WRITE_INDEX, offset);
		});
		cb();
		return true;
	}
	function end(stream) {
		if (stream[kImpl].ended || !stream[kImpl].ending || stream[kImpl].flushing) return;
		stream[kImpl].ended = true;
		try {
			stream.flushSync();
			let readIndex = Atomics.load(stream[kImpl].state, READ_INDEX);
			updateState(stream, () => {
				Atomics.store(stream[kImpl].state, WRITE_INDEX, -1);
			});
			let spins = 0;
			while (readIndex !== -1) {
				Atomics.wait(stream[kImpl].state, READ_INDEX, readIndex, 1e3);
				readIndex = Atomics.load(stream[kImpl].state, READ_INDEX);
				if (readIndex === -2) {
					destroy(stream, /* @__PURE__ */ new Error("end() failed"));
					return;
				}
				if (++spins === 10) {
					destroy(stream, /* @__PURE__ */ new Error("end() took too long (10s)"));
					return;
				}
			}
			process.nextTick(() => {
				stream[kImpl].finished = true;
				stream.emit("finish");
			});
		} catch (err) {
			destroy(stream, err);
		}
	}
	function writeSync(stream) {
		const cb = () => {
			if (stream[kImpl].ending) end(stream);
			else if (stream[kImpl].needDrain) process.nextTick(drain, stream);
		};
		stream[kImpl].flushing = false;
		while (stream[kImpl].bufLen !== 0) {
			const writeIndex = Atomics.load(stream[kImpl].state, WRITE_INDEX);
			if (writeIndex < 0) throw new Error("_writeSync failed");
			const leftover = stream[kImpl].data.length - writeIndex;
			if (leftover === 0) {
				flushSync(stream);
				resetIndexes(stream);
				continue;
			} else if (leftover < 0) throw new Error("overwritten");
			write(stream, leftover, cb);
		}
	}
	function flushSync(stream) {
		if (stream[kImpl].flushing) throw new Error("unable to flush while flushing");
		const writeIndex = Atomics.load(stream[kImpl].state, WRITE_INDEX);
		let spins = 0;
		while (true) {
			const readIndex = Atomics.load(stream[kImpl].state, READ_INDEX);
			if (readIndex === -2) throw Error("_flushSync failed");
			if (readIndex !== writeIndex) Atomics.wait(stream[kImpl].state, READ_INDEX, readIndex, 1e3);
			else break;
			if (++spins === 10) throw new Error("_flushSync took too long (10s)");
		}
	}
	module.exports = ThreadStream;
}));
// node_modules/.pnpm/pino@10.4.0/node_modules/pino/lib/transport.js
var require_transport = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { createRequire } = __require("module");
	const { existsSync } = __require("node:fs");
	const getCallers = require_caller();
	const { join, isAbsolute, sep } = __require("node:path");
	const { fileURLToPath } = __require("node:url");
	const sleep = require_atomic_sleep();
	const onExit = require_on_exit_leak_free();
	const ThreadStream = require_thread_stream();
	const { transportUsesMultistreamSym } = require_symbols();
	function setupOnExit(stream) {
		onExit.register(stream, autoEnd);
		onExit.registerBeforeExit(stream, flush);
		stream.on("close", function() {
			onExit.unregister(stream);
		});
	}
	function hasPreloadFlags() {
		const execArgv = process.execArgv;
		for (let i = 0; i < execArgv.length; i++) {
			const arg = execArgv[i];
			if (arg === "--import" || arg === "--require" || arg === "-r") return true;
			if (arg.startsWith("--import=") || arg.startsWith("--require=") || arg.startsWith("-r=")) return true;
		}
		return false;
	}
	function sanitizeNodeOptions(nodeOptions) {
		const tokens = nodeOptions.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g);
		if (!tokens) return nodeOptions;
		const sanitized = [];
		let changed = false;
		for (let i = 0; i < tokens.length; i++) {
			const token = tokens[i];
			if (token === "--require" || token === "-r" || token === "--import") {
				const next = tokens[i + 1];
				if (next && shouldDropPreload(next)) {
					changed = true;
					i++;
					continue;
				}
				sanitized.push(token);
				if (next) {
					sanitized.push(next);
					i++;
				}
				continue;
			}
			if (token.startsWith("--require=") || token.startsWith("-r=") || token.startsWith("--import=")) {
				if (shouldDropPreload(token.slice(token.indexOf("=") + 1))) {
					changed = true;
					continue;
				}
			}
			sanitized.push(token);
		}
		return changed ? sanitized.join(" ") : nodeOptions;
	}
	function shouldDropPreload(value) {
		const unquoted = stripQuotes(value);
		if (!unquoted) return false;
		let path = unquoted;
		if (path.startsWith("file://")) try {
			path = fileURLToPath(path);
		} catch {
			return false;
		}
		return isAbsolute(path) && !existsSync(path);
	}
	function stripQuotes(value) {
		const first = value[0];
		const last = value[value.length - 1];
		if (first === "\"" && last === "\"" || first === "'" && last === "'") return value.slice(1, -1);
		return value;
	}
	function buildStream(filename, workerData, workerOpts, sync, name) {
		if (!workerOpts.execArgv && hasPreloadFlags() && __require.main === void 0) workerOpts = {
			...workerOpts,
			execArgv: []
		};
		if (!workerOpts.env && process.env.NODE_OPTIONS) {
			const nodeOptions = sanitizeNodeOptions(process.env.NODE_OPTIONS);
			if (nodeOptions !== process.env.NODE_OPTIONS) workerOpts = {
				...workerOpts,
				env: {
					...process.env,
					NODE_OPTIONS: nodeOptions
				}
			};
		}
		workerOpts = {
			...workerOpts,
			name
		};
		const stream = new ThreadStream({
			filename,
			workerData,
			workerOpts,
			sync
		});
		stream.on("ready", onReady);
		stream.on("close", function() {
			process.removeListener("exit", onExit);
		});
		process.on("exit", onExit);
		function onReady() {
			process.removeListener("exit", onExit);
			stream.unref();
			if (workerOpts.autoEnd !== false) setupOnExit(stream);
		}
		function onExit() {
			/* istanbul ignore next */
			if (stream.closed) return;
			stream.flushSync();
			sleep(100);
			stream.end();
		}
		return stream;
	}
	function autoEnd(stream) {
		stream.ref();
		stream.flushSync();
		stream.end();
		stream.once("close", function() {
			stream.unref();
		});
	}
	function flush(stream) {
		stream.flushSync();
	}
	function transport(fullOptions) {
		const { pipeline, targets, levels, dedupe, worker = {}, caller = getCallers(), sync = false } = fullOptions;
		const options = { ...fullOptions.options };
		let usesMultistream = false;
		const callers = typeof caller === "string" ? [caller] : caller;
		const bundlerOverrides = typeof globalThis === "object" && Object.prototype.hasOwnProperty.call(globalThis, "__bundlerPathsOverrides") && globalThis.__bundlerPathsOverrides && typeof globalThis.__bundlerPathsOverrides === "object" ? globalThis.__bundlerPathsOverrides : Object.create(null);
		let target = fullOptions.target;
		if (target && targets) throw new Error("only one of target or targets can be specified");
		if (targets) {
			target = bundlerOverrides["pino-worker"] || join(__dirname, "worker.js");
			options.targets = targets.filter((dest) => dest.target).map((dest) => {
				return {
					...dest,
					target: fixTarget(dest.target)
				};
			});
			options.pipelines = targets.filter((dest) => dest.pipeline).map((dest) => {
				return dest.pipeline.map((t) => {
					return {
						...t,
						level: dest.level,
						target: fixTarget(t.target)
					};
				});
			});
			const targetsHaveLevel = options.targets.some((t) => t.level != null);
			const pipelinesHaveLevel = options.pipelines.some((p) => p.some((t) => t.level != null));
			usesMultistream = options.targets.length + options.pipelines.length > 1 || targetsHaveLevel || pipelinesHaveLevel;
		} else if (pipeline) {
			target = bundlerOverrides["pino-worker"] || join(__dirname, "worker.js");
			options.pipelines = [pipeline.map((dest) => {
				return {
					...dest,
					target: fixTarget(dest.target)
				};
			})];
		}
		if (levels) options.levels = levels;
		if (dedupe) options.dedupe = dedupe;
		options.pinoWillSendConfig = true;
		const name = targets || pipeline ? "pino.transport" : target;
		const stream = buildStream(fixTarget(target), options, worker, sync, name);
		if (usesMultistream) stream[transportUsesMultistreamSym] = true;
		return stream;
		function fixTarget(origin) {
			origin = bundlerOverrides[origin] || origin;
			if (isAbsolute(origin) || origin.indexOf("file://") === 0) return origin;
			if (origin === "pino/file") return join(__dirname, "..", "file.js");
			let fixTarget;
			for (const filePath of callers) try {
				const context = filePath === "node:repl" ? process.cwd() + sep : filePath;
				fixTarget = createRequire(context).resolve(origin);
				break;
			} catch (err) {
				continue;
			}
			if (!fixTarget) throw new Error(`unable to determine transport target for "${origin}"`);
			return fixTarget;
		}
	}
	module.exports = transport;
}));
// node_modules/.pnpm/pino@10.4.0/node_modules/pino/lib/tools.js
var require_tools = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const diagChan = __require("node:diagnostics_channel");
	const format = require_quick_format_unescaped();
	const { mapHttpRequest, mapHttpResponse } = require_pino_std_serializers();
	const SonicBoom = require_sonic_boom();
	const onExit = require_on_exit_leak_free();
	const { lsCacheSym, chindingsSym, writeSym, serializersSym, formatOptsSym, endSym, stringifiersSym, stringifySym, stringifySafeSym, wildcardFirstSym, nestedKeySym, formattersSym, messageKeySym, errorKeySym, nestedKeyStrSym, msgPrefixSym } = require_symbols();
	const { isMainThread } = __require("worker_threads");
	const transport = require_transport();
	const [nodeMajor] = process.versions.node.split(".").map((v) => Number(v));
	const asJsonChan = diagChan.tracingChannel("pino_asJson");
	const asString = nodeMajor >= 25 ? (str) => JSON.stringify(str) : _asString;
	function noop() {}
	function genLog(level, hook) {
		if (!hook) return LOG;
		return function hookWrappedLog(...args) {
			hook.call(this, args, LOG, level);
		};
		function LOG(o, ...n) {
			if (typeof o === "object") {
				let msg = o;
				if (o !== null) {
					if (o.method && o.headers && o.socket) o = mapHttpRequest(o);
					else if (typeof o.setHeader === "function") o = mapHttpResponse(o);
				}
				let formatParams;
				if (msg === null && n.length === 0) formatParams = [null];
				else {
					msg = n.shift();
					formatParams = n;
				}
				if (typeof this[msgPrefixSym] === "string" && msg !== void 0 && msg !== null) msg = this[msgPrefixSym] + msg;
				this[writeSym](o, format(msg, formatParams, this[formatOptsSym]), level);
			} else {
				let msg = o === void 0 ? n.shift() : o;
				if (typeof this[msgPrefixSym] === "string" && msg !== void 0 && msg !== null) msg = this[msgPrefixSym] + msg;
				this[writeSym](null, format(msg, n, this[formatOptsSym]), level);
			}
		}
	}
	function _asString(str) {
		let result = "";
		let last = 0;
		let found = false;
		let point = 255;
		const l = str.length;
		if (l > 100) return JSON.stringify(str);
		for (var i = 0; i < l && point >= 32; i++) {
			point = str.charCodeAt(i);
			if (point === 34 || point === 92) {
				result += str.slice(last, i) + "\\";
				last = i;
				found = true;
			}
		}
		if (!found) result = str;
		else result += str.slice(last);
		return point < 32 ? JSON.stringify(str) : "\"" + result + "\"";
	}
	/**
	* `asJson` wraps `_asJson` in order to facilitate generating diagnostics.
	*
	* @param {object} obj The merging object passed to the log method.
	* @param {string} msg The log message passed to the log method.
	* @param {number} num The log level number.
	* @param {number} time The log time in milliseconds.
	*
	* @returns {string}
	*/
	function asJson(obj, msg, num, time) {
		if (asJsonChan.hasSubscribers === false) return _asJson.call(this, obj, msg, num, time);
		const store = {
			instance: this,
			arguments
		};
		return asJsonChan.traceSync(_asJson, store, this, obj, msg, num, time);
	}
	/**
	* `_asJson` parses all collected data and generates the finalized newline
	* delimited JSON string.
	*
	* @param {object} obj The merging object passed to the log method.
	* @param {string} msg The log message passed to the log method.
	* @param {number} num The log level number.
	* @param {number} time The log time in milliseconds.
	*
	* @returns {string} The finalized log string terminated with a newline.
	* @private
	*/
	function _asJson(obj, msg, num, time) {
		const stringify = this[stringifySym];
		const stringifySafe = this[stringifySafeSym];
		const stringifiers = this[stringifiersSym];
		const end = this[endSym];
		const chindings = this[chindingsSym];
		const serializers = this[serializersSym];
		const formatters = this[formattersSym];
		const messageKey = this[messageKeySym];
		const errorKey = this[errorKeySym];
		let data = this[lsCacheSym][num] + time;
		data = data + chindings;
		let value;
		if (formatters.log) obj = formatters.log(obj);
		const wildcardStringifier = stringifiers[wildcardFirstSym];
		let propStr = "";
		for (const key in obj) {
			value = obj[key];
			if (Object.prototype.hasOwnProperty.call(obj, key) && value !== void 0) {
				if (serializers[key]) value = serializers[key](value);
				else if (key === errorKey && serializers.err) value = serializers.err(value);
				const stringifier = stringifiers[key] || wildcardStringifier;
				switch (typeof value) {
					case "undefined":
					case "function": continue;
					case "number": if (Number.isFinite(value) === false) value = null;
					case "boolean":
						if (stringifier) value = stringifier(value);
						break;
					case "string":
						value = (stringifier || asString)(value);
						break;
					default: value = (stringifier || stringify)(value, stringifySafe);
				}
				if (value === void 0) continue;
				const strKey = asString(key);
				propStr += "," + strKey + ":" + value;
			}
		}
		let msgStr = "";
		if (msg !== void 0) {
			value = serializers[messageKey] ? serializers[messageKey](msg) : msg;
			const stringifier = stringifiers[messageKey] || wildcardStringifier;
			switch (typeof value) {
				case "function": break;
				case "number": if (Number.isFinite(value) === false) value = null;
				case "boolean":
					if (stringifier) value = stringifier(value);
					msgStr = ",\"" + messageKey + "\":" + value;
					break;
				case "string":
					value = (stringifier || asString)(value);
					msgStr = ",\"" + messageKey + "\":" + value;
					break;
				default:
					value = (stringifier || stringify)(value, stringifySafe);
					msgStr = ",\"" + messageKey + "\":" + value;
			}
		}
		if (this[nestedKeySym] && propStr) return data + this[nestedKeyStrSym] + propStr.slice(1) + "}" + msgStr + end;
		else return data + propStr + msgStr + end;
	}
	function asChindings(instance, bindings) {
		let value;
		let data = instance[chindingsSym];
		const stringify = instance[stringifySym];
		const stringifySafe = instance[stringifySafeSym];
		const stringifiers = instance[stringifiersSym];
		const wildcardStringifier = stringifiers[wildcardFirstSym];
		const serializers = instance[serializersSym];
		const formatter = instance[formattersSym].bindings;
		bindings = formatter(bindings);
		for (const key in bindings) {
			value = bindings[key];
			if (((key.length < 5 || key !== "level" && key !== "serializers" && key !== "formatters" && key !== "customLevels") && bindings.hasOwnProperty(key) && value !== void 0) === true) {
				value = serializers[key] ? serializers[key](value) : value;
				value = (stringifiers[key] || wildcardStringifier || stringify)(value, stringifySafe);
				if (value === void 0) continue;
				data += "," + asString(key) + ":" + value;
			}
		}
		return data;
	}
	function hasBeenTampered(stream) {
		return stream.write !== stream.constructor.prototype.write;
	}
	function buildSafeSonicBoom(opts) {
		const stream = new SonicBoom(opts);
		stream.on("error", filterBrokenPipe);
		if (!opts.sync && isMainThread) {
			onExit.register(stream, autoEnd);
			stream.on("close", function() {
				onExit.unregister(stream);
			});
		}
		return stream;
		function filterBrokenPipe(err) {
			/* istanbul ignore next */
			if (err.code === "EPIPE") {
				stream.write = noop;
				stream.end = noop;
				stream.flushSync = noop;
				stream.destroy = noop;
				return;
			}
			stream.removeListener("error", filterBrokenPipe);
			stream.emit("error", err);
		}
	}
	function autoEnd(stream, eventName) {
		/* istanbul ignore next */
		if (stream.destroyed) return;
		if (eventName === "beforeExit") {
			stream.flush();
			stream.on("drain", function() {
				stream.end();
			});
		} else
 /* istanbul ignore next */
		stream.flushSync();
	}
	function createArgsNormalizer(defaultOptions) {
		return function normalizeArgs(instance, caller, opts = {}, stream) {
			if (typeof opts === "string") {
				stream = buildSafeSonicBoom({ dest: opts });
				opts = {};
			} else if (typeof stream === "string") {
				if (opts && opts.transport) throw Error("only one of option.transport or stream can be specified");
				stream = buildSafeSonicBoom({ dest: stream });
			} else if (opts instanceof SonicBoom || opts.writable || opts._writableState) {
				stream = opts;
				opts = {};
			} else if (opts.transport) {
				if (opts.transport instanceof SonicBoom || opts.transport.writable || opts.transport._writableState) throw Error("option.transport do not allow stream, please pass to option directly. e.g. pino(transport)");
				if (opts.transport.targets && opts.transport.targets.length && opts.formatters && typeof opts.formatters.level === "function") throw Error("option.transport.targets do not allow custom level formatters");
				let customLevels;
				if (opts.customLevels) customLevels = opts.useOnlyCustomLevels ? opts.customLevels : Object.assign({}, opts.levels, opts.customLevels);
				stream = transport({
					caller,
					...opts.transport,
					levels: customLevels
				});
			}
			opts = Object.assign({}, defaultOptions, opts);
			opts.serializers = Object.assign(Object.create(null), defaultOptions.serializers, opts.serializers);
			opts.formatters = Object.assign({}, defaultOptions.formatters, opts.formatters);
			if (opts.prettyPrint) throw new Error("prettyPrint option is no longer supported, see the pino-pretty package (https://github.com/pinojs/pino-pretty)");
			const { enabled, onChild } = opts;
			if (enabled === false) opts.level = "silent";
			if (!onChild) opts.onChild = noop;
			if (!stream) {
				if (!hasBeenTampered(process.stdout)) stream = buildSafeSonicBoom({ fd: process.stdout.fd || 1 });
				else stream = process.stdout;
			}
			return {
				opts,
				stream
			};
		};
	}
	function stringify(obj, stringifySafeFn) {
		try {
			return JSON.stringify(obj);
		} catch (_) {
			try {
				return (stringifySafeFn || this[stringifySafeSym])(obj);
			} catch (_) {
				return "\"[unable to serialize, circular reference is too complex to analyze]\"";
			}
		}
	}
	function buildFormatters(level, bindings, log) {
		return {
			level,
			bindings,
			log
		};
	}
	/**
	* Convert a string integer file descriptor to a proper native integer
	* file descriptor.
	*
	* @param {string} destination The file descriptor string to attempt to convert.
	*
	* @returns {Number}
	*/
	function normalizeDestFileDescriptor(destination) {
		const fd = Number(destination);
		if (typeof destination === "string" && Number.isFinite(fd)) return fd;
		if (destination === void 0) return 1;
		return destination;
	}
	module.exports = {
		noop,
		buildSafeSonicBoom,
		asChindings,
		asJson,
		genLog,
		createArgsNormalizer,
		stringify,
		buildFormatters,
		normalizeDestFileDescriptor
	};
}));
// node_modules/.pnpm/pino@10.4.0/node_modules/pino/lib/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		DEFAULT_LEVELS: {
			trace: 10,
			debug: 20,
			info: 30,
			warn: 40,
			error: 50,
			fatal: 60
		},
		SORTING_ORDER: {
			ASC: "ASC",
			DESC: "DESC"
		}
	};
}));
// node_modules/.pnpm/pino@10.4.0/node_modules/pino/lib/levels.js
var require_levels = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { lsCacheSym, levelValSym, useOnlyCustomLevelsSym, streamSym, formattersSym, hooksSym, levelCompSym } = require_symbols();
	const { noop, genLog } = require_tools();
	const { DEFAULT_LEVELS, SORTING_ORDER } = require_constants();
	const levelMethods = {
		fatal: (hook) => {
			const logFatal = genLog(DEFAULT_LEVELS.fatal, hook);
			return function(...args) {
				const stream = this[streamSym];
				logFatal.call(this, ...args);
				if (typeof stream.flushSync === "function") try {
					stream.flushSync();
				} catch (e) {}
			};
		},
		error: (hook) => genLog(DEFAULT_LEVELS.error, hook),
		warn: (hook) => genLog(DEFAULT_LEVELS.warn, hook),
		info: (hook) => genLog(DEFAULT_LEVELS.info, hook),
		debug: (hook) => genLog(DEFAULT_LEVELS.debug, hook),
		trace: (hook) => genLog(DEFAULT_LEVELS.trace, hook)
	};
	const nums = Object.keys(DEFAULT_LEVELS).reduce((o, k) => {
		o[DEFAULT_LEVELS[k]] = k;
		return o;
	}, {});
	const initialLsCache = Object.keys(nums).reduce((o, k) => {
		o[k] = "{\"level\":" + Number(k);
		return o;
	}, {});
	function genLsCache(instance) {
		const formatter = instance[formattersSym].level;
		const { labels } = instance.levels;
		const cache = {};
		for (const label in labels) {
			const level = formatter(labels[label], Number(label));
			cache[label] = JSON.stringify(level).slice(0, -1);
		}
		instance[lsCacheSym] = cache;
		return instance;
	}
	function isStandardLevel(level, useOnlyCustomLevels) {
		if (useOnlyCustomLevels) return false;
		switch (level) {
			case "fatal":
			case "error":
			case "warn":
			case "info":
			case "debug":
			case "trace": return true;
			default: return false;
		}
	}
	function setLevel(level) {
		const { labels, values } = this.levels;
		if (typeof level === "number") {
			if (labels[level] === void 0) throw Error("unknown level value" + level);
			level = labels[level];
		}
		if (values[level] === void 0) throw Error("unknown level " + level);
		const preLevelVal = this[levelValSym];
		const levelVal = this[levelValSym] = values[level];
		const useOnlyCustomLevelsVal = this[useOnlyCustomLevelsSym];
		const levelComparison = this[levelCompSym];
		const hook = this[hooksSym].logMethod;
		for (const key in values) {
			if (levelComparison(values[key], levelVal) === false) {
				this[key] = noop;
				continue;
			}
			this[key] = isStandardLevel(key, useOnlyCustomLevelsVal) ? levelMethods[key](hook) : genLog(values[key], hook);
		}
		this.emit("level-change", level, levelVal, labels[preLevelVal], preLevelVal, this);
	}
	function getLevel(level) {
		const { levels, levelVal } = this;
		return levels && levels.labels ? levels.labels[levelVal] : "";
	}
	function isLevelEnabled(logLevel) {
		const { values } = this.levels;
		const logLevelVal = values[logLevel];
		return logLevelVal !== void 0 && this[levelCompSym](logLevelVal, this[levelValSym]);
	}
	/**
	* Determine if the given `current` level is enabled by comparing it
	* against the current threshold (`expected`).
	*
	* @param {SORTING_ORDER} direction comparison direction "ASC" or "DESC"
	* @param {number} current current log level number representation
	* @param {number} expected threshold value to compare with
	* @returns {boolean}
	*/
	function compareLevel(direction, current, expected) {
		if (direction === SORTING_ORDER.DESC) return current <= expected;
		return current >= expected;
	}
	/**
	* Create a level comparison function based on `levelComparison`
	* it could a default function which compares levels either in "ascending" or "descending" order or custom comparison function
	*
	* @param {SORTING_ORDER | Function} levelComparison sort levels order direction or custom comparison function
	* @returns Function
	*/
	function genLevelComparison(levelComparison) {
		if (typeof levelComparison === "string") return compareLevel.bind(null, levelComparison);
		return levelComparison;
	}
	function mappings(customLevels = null, useOnlyCustomLevels = false) {
		const customNums = customLevels ? Object.keys(customLevels).reduce((o, k) => {
			o[customLevels[k]] = k;
			return o;
		}, {}) : null;
		return {
			labels: Object.assign(Object.create(Object.prototype, { Infinity: { value: "silent" } }), useOnlyCustomLevels ? null : nums, customNums),
			values: Object.assign(Object.create(Object.prototype, { silent: { value: Infinity } }), useOnlyCustomLevels ? null : DEFAULT_LEVELS, customLevels)
		};
	}
	function assertDefaultLevelFound(defaultLevel, customLevels, useOnlyCustomLevels) {
		if (typeof defaultLevel === "number") {
			if (![].concat(Object.keys(customLevels || {}).map((key) => customLevels[key]), useOnlyCustomLevels ? [] : Object.keys(nums).map((level) => +level), Infinity).includes(defaultLevel)) throw Error(`default level:${defaultLevel} must be included in custom levels`);
			return;
		}
		if (!(defaultLevel in Object.assign(Object.create(Object.prototype, { silent: { value: Infinity } }), useOnlyCustomLevels ? null : DEFAULT_LEVELS, customLevels))) throw Error(`default level:${defaultLevel} must be included in custom levels`);
	}
	function assertNoLevelCollisions(levels, customLevels) {
		const { labels, values } = levels;
		for (const k in customLevels) {
			if (k in values) throw Error("levels cannot be overridden");
			if (customLevels[k] in labels) throw Error("pre-existing level values cannot be used for new levels");
		}
	}
	/**
	* Validates whether `levelComparison` is correct
	*
	* @throws Error
	* @param {SORTING_ORDER | Function} levelComparison - value to validate
	* @returns
	*/
	function assertLevelComparison(levelComparison) {
		if (typeof levelComparison === "function") return;
		if (typeof levelComparison === "string" && Object.values(SORTING_ORDER).includes(levelComparison)) return;
		throw new Error("Levels comparison should be one of \"ASC\", \"DESC\" or \"function\" type");
	}
	module.exports = {
		initialLsCache,
		genLsCache,
		levelMethods,
		getLevel,
		setLevel,
		isLevelEnabled,
		mappings,
		assertNoLevelCollisions,
		assertDefaultLevelFound,
		genLevelComparison,
		assertLevelComparison
	};
}));
// node_modules/.pnpm/pino@10.4.0/node_modules/pino/lib/meta.js
var require_meta = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = { version: "10.4.0" };
}));
// node_modules/.pnpm/pino@10.4.0/node_modules/pino/lib/proto.js
var require_proto = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { EventEmitter } = __require("node:events");
	const { lsCacheSym, levelValSym, setLevelSym, getLevelSym, chindingsSym, mixinSym, asJsonSym, writeSym, mixinMergeStrategySym, timeSym, timeSliceIndexSym, streamSym, serializersSym, formattersSym, errorKeySym, messageKeySym, useOnlyCustomLevelsSym, needsMetadataGsym, redactFmtSym, stringifySym, formatOptsSym, stringifiersSym, msgPrefixSym, hooksSym } = require_symbols();
	const { getLevel, setLevel, isLevelEnabled, mappings, initialLsCache, genLsCache, assertNoLevelCollisions } = require_levels();
	const { asChindings, asJson, buildFormatters, stringify, noop } = require_tools();
	const { version } = require_meta();
	const redaction = require_redaction();
	const prototype = {
		constructor: class Pino {},
		child,
		bindings,
		setBindings,
		flush,
		isLevelEnabled,
		version,
		get level() {
			return this[getLevelSym]();
		},
		set level(lvl) {
			this[setLevelSym](lvl);
		},
		get levelVal() {
			return this[levelValSym];
		},
		set levelVal(n) {
			throw Error("levelVal is read-only");
		},
		get msgPrefix() {
			return this[msgPrefixSym];
		},
		get [Symbol.toStringTag]() {
			return "Pino";
		},
		[lsCacheSym]: initialLsCache,
		[writeSym]: write,
		[asJsonSym]: asJson,
		[getLevelSym]: getLevel,
		[setLevelSym]: setLevel
	};
	Object.setPrototypeOf(prototype, EventEmitter.prototype);
	module.exports = function() {
		return Object.create(prototype);
	};
	const resetChildingsFormatter = (bindings) => bindings;
	function child(bindings, options) {
		if (!bindings) throw Error("missing bindings for child Pino");
		const serializers = this[serializersSym];
		const formatters = this[formattersSym];
		const instance = Object.create(this);
		if (options == null) {
			if (instance[formattersSym].bindings !== resetChildingsFormatter) instance[formattersSym] = buildFormatters(formatters.level, resetChildingsFormatter, formatters.log);
			instance[chindingsSym] = asChindings(instance, bindings);
			if (this.onChild !== noop) this.onChild(instance);
			return instance;
		}
		if (options.hasOwnProperty("serializers") === true) {
			instance[serializersSym] = Object.create(null);
			for (const k in serializers) instance[serializersSym][k] = serializers[k];
			const parentSymbols = Object.getOwnPropertySymbols(serializers);
			for (var i = 0; i < parentSymbols.length; i++) {
				const ks = parentSymbols[i];
				instance[serializersSym][ks] = serializers[ks];
			}
			for (const bk in options.serializers) instance[serializersSym][bk] = options.serializers[bk];
			const bindingsSymbols = Object.getOwnPropertySymbols(options.serializers);
			for (var bi = 0; bi < bindingsSymbols.length; bi++) {
				const bks = bindingsSymbols[bi];
				instance[serializersSym][bks] = options.serializers[bks];
			}
		} else instance[serializersSym] = serializers;
		if (options.hasOwnProperty("formatters")) {
			const { level, bindings: chindings, log } = options.formatters;
			instance[formattersSym] = buildFormatters(level || formatters.level, chindings || resetChildingsFormatter, log || formatters.log);
		} else instance[formattersSym] = buildFormatters(formatters.level, resetChildingsFormatter, formatters.log);
		if (options.hasOwnProperty("customLevels") === true) {
			assertNoLevelCollisions(this.levels, options.customLevels);
			instance.levels = mappings(options.customLevels, instance[useOnlyCustomLevelsSym]);
			genLsCache(instance);
		}
		if (typeof options.redact === "object" && options.redact !== null || Array.isArray(options.redact)) {
			instance.redact = options.redact;
			const stringifiers = redaction(instance.redact, stringify);
			const formatOpts = { stringify: stringifiers[redactFmtSym] };
			instance[stringifySym] = stringify;
			instance[stringifiersSym] = stringifiers;
			instance[formatOptsSym] = formatOpts;
		}
		if (typeof options.msgPrefix === "string") instance[msgPrefixSym] = (this[msgPrefixSym] || "") + options.msgPrefix;
		instance[chindingsSym] = asChindings(instance, bindings);
		if (options.level !== void 0 && options.level !== this.level || options.hasOwnProperty("customLevels")) {
			const childLevel = options.level || this.level;
			instance[setLevelSym](childLevel);
		}
		this.onChild(instance);
		return instance;
	}
	function bindings() {
		const chindingsJson = `{${this[chindingsSym].substr(1)}}`;
		const bindingsFromJson = JSON.parse(chindingsJson);
		delete bindingsFromJson.pid;
		delete bindingsFromJson.hostname;
		return bindingsFromJson;
	}
	function setBindings(newBindings) {
		const chindings = asChindings(this, newBindings);
		this[chindingsSym] = chindings;
	}
	/**
	* Default strategy for creating `mergeObject` from arguments and the result from `mixin()`.
	* Fields from `mergeObject` have higher priority in this strategy.
	*
	* @param {Object} mergeObject The object a user has supplied to the logging function.
	* @param {Object} mixinObject The result of the `mixin` method.
	* @return {Object}
	*/
	function defaultMixinMergeStrategy(mergeObject, mixinObject) {
		return Object.assign(mixinObject, mergeObject);
	}
	function write(_obj, msg, num) {
		const t = this[timeSym]();
		const mixin = this[mixinSym];
		const errorKey = this[errorKeySym];
		const messageKey = this[messageKeySym];
		const mixinMergeStrategy = this[mixinMergeStrategySym] || defaultMixinMergeStrategy;
		let obj;
		const streamWriteHook = this[hooksSym].streamWrite;
		if (_obj === void 0 || _obj === null) obj = {};
		else if (_obj instanceof Error) {
			obj = { [errorKey]: _obj };
			if (msg === void 0) msg = _obj.message;
		} else {
			obj = _obj;
			if (msg === void 0 && _obj[messageKey] === void 0 && _obj[errorKey]) msg = _obj[errorKey].message;
		}
		if (mixin) obj = mixinMergeStrategy(obj, mixin(obj, num, this));
		const s = this[asJsonSym](obj, msg, num, t);
		const stream = this[streamSym];
		if (stream[needsMetadataGsym] === true) {
			stream.lastLevel = num;
			stream.lastObj = obj;
			stream.lastMsg = msg;
			stream.lastTime = t.slice(this[timeSliceIndexSym]);
			stream.lastLogger = this;
		}
		stream.write(streamWriteHook ? streamWriteHook(s) : s);
	}
	function flush(cb) {
		if (cb != null && typeof cb !== "function") throw Error("callback must be a function");
		const stream = this[streamSym];
		if (typeof stream.flush === "function") stream.flush(cb || noop);
		else if (cb) cb();
	}
}));
// node_modules/.pnpm/safe-stable-stringify@2.5.0/node_modules/safe-stable-stringify/index.js
var require_safe_stable_stringify = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { hasOwnProperty } = Object.prototype;
	const stringify = configure();
	stringify.configure = configure;
	stringify.stringify = stringify;
	stringify.default = stringify;
	exports.stringify = stringify;
	exports.configure = configure;
	module.exports = stringify;
	const strEscapeSequencesRegExp = /[\u0000-\u001f\u0022\u005c\ud800-\udfff]/;
	function strEscape(str) {
		if (str.length < 5e3 && !strEscapeSequencesRegExp.test(str)) return `"${str}"`;
		return JSON.stringify(str);
	}
	function sort(array, comparator) {
		if (array.length > 200 || comparator) return array.sort(comparator);
		for (let i = 1; i < array.length; i++) {
			const currentValue = array[i];
			let position = i;
			while (position !== 0 && array[position - 1] > currentValue) {
				array[position] = array[position - 1];
				position--;
			}
			array[position] = currentValue;
		}
		return array;
	}
	const typedArrayPrototypeGetSymbolToStringTag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Object.getPrototypeOf(/* @__PURE__ */ new Int8Array())), Symbol.toStringTag).get;
	function isTypedArrayWithEntries(value) {
		return typedArrayPrototypeGetSymbolToStringTag.call(value) !== void 0 && value.length !== 0;
	}
	function stringifyTypedArray(array, separator, maximumBreadth) {
		if (array.length < maximumBreadth) maximumBreadth = array.length;
		const whitespace = separator === "," ? "" : " ";
		let res = `"0":${whitespace}${array[0]}`;
		for (let i = 1; i < maximumBreadth; i++) res += `${separator}"${i}":${whitespace}${array[i]}`;
		return res;
	}
	function getCircularValueOption(options) {
		if (hasOwnProperty.call(options, "circularValue")) {
			const circularValue = options.circularValue;
			if (typeof circularValue === "string") return `"${circularValue}"`;
			if (circularValue == null) return circularValue;
			if (circularValue === Error || circularValue === TypeError) return { toString() {
				throw new TypeError("Converting circular structure to JSON");
			} };
			throw new TypeError("The \"circularValue\" argument must be of type string or the value null or undefined");
		}
		return "\"[Circular]\"";
	}
	function getDeterministicOption(options) {
		let value;
		if (hasOwnProperty.call(options, "deterministic")) {
			value = options.deterministic;
			if (typeof value !== "boolean" && typeof value !== "function") throw new TypeError("The \"deterministic\" argument must be of type boolean or comparator function");
		}
		return value === void 0 ? true : value;
	}
	function getBooleanOption(options, key) {
		let value;
		if (hasOwnProperty.call(options, key)) {
			value = options[key];
			if (typeof value !== "boolean") throw new TypeError(`The "${key}" argument must be of type boolean`);
		}
		return value === void 0 ? true : value;
	}
	function getPositiveIntegerOption(options, key) {
		let value;
		if (hasOwnProperty.call(options, key)) {
			value = options[key];
			if (typeof value !== "number") throw new TypeError(`The "${key}" argument must be of type number`);
			if (!Number.isInteger(value)) throw new TypeError(`The "${key}" argument must be an integer`);
			if (value < 1) throw new RangeError(`The "${key}" argument must be >= 1`);
		}
		return value === void 0 ? Infinity : value;
	}
	function getItemCount(number) {
		if (number === 1) return "1 item";
		return `${number} items`;
	}
	function getUniqueReplacerSet(replacerArray) {
		const replacerSet = /* @__PURE__ */ new Set();
		for (const value of replacerArray) if (typeof value === "string" || typeof value === "number") replacerSet.add(String(value));
		return replacerSet;
	}
	function getStrictOption(options) {
		if (hasOwnProperty.call(options, "strict")) {
			const value = options.strict;
			if (typeof value !== "boolean") throw new TypeError("The \"strict\" argument must be of type boolean");
			if (value) return (value) => {
				let message = `Object can not safely be stringified. Received type ${typeof value}`;
				if (typeof value !== "function") message += ` (${value.toString()})`;
				throw new Error(message);
			};
		}
	}
	function configure(options) {
		options = { ...options };
		const fail = getStrictOption(options);
		if (fail) {
			if (options.bigint === void 0) options.bigint = false;
			if (!("circularValue" in options)) options.circularValue = Error;
		}
		const circularValue = getCircularValueOption(options);
		const bigint = getBooleanOption(options, "bigint");
		const deterministic = getDeterministicOption(options);
		const comparator = typeof deterministic === "function" ? deterministic : void 0;
		const maximumDepth = getPositiveIntegerOption(options, "maximumDepth");
		const maximumBreadth = getPositiveIntegerOption(options, "maximumBreadth");
		function stringifyFnReplacer(key, parent, stack, replacer, spacer, indentation) {
			let value = parent[key];
			if (typeof value === "object" && value !== null && typeof value.toJSON === "function") value = value.toJSON(key);
			value = replacer.call(parent, key, value);
			switch (typeof value) {
				case "string": return strEscape(value);
				case "object": {
					if (value === null) return "null";
					if (stack.indexOf(value) !== -1) return circularValue;
					let res = "";
					let join = ",";
					const originalIndentation = indentation;
					if (Array.isArray(value)) {
						if (value.length === 0) return "[]";
						if (maximumDepth < stack.length + 1) return "\"[Array]\"";
						stack.push(value);
						if (spacer !== "") {
							indentation += spacer;
							res += `\n${indentation}`;
							join = `,\n${indentation}`;
						}
						const maximumValuesToStringify = Math.min(value.length, maximumBreadth);
						let i = 0;
						for (; i < maximumValuesToStringify - 1; i++) {
							const tmp = stringifyFnReplacer(String(i), value, stack, replacer, spacer, indentation);
							res += tmp !== void 0 ? tmp : "null";
							res += join;
						}
						const tmp = stringifyFnReplacer(String(i), value, stack, replacer, spacer, indentation);
						res += tmp !== void 0 ? tmp : "null";
						if (value.length - 1 > maximumBreadth) {
							const removedKeys = value.length - maximumBreadth - 1;
							res += `${join}"... ${getItemCount(removedKeys)} not stringified"`;
						}
						if (spacer !== "") res += `\n${originalIndentation}`;
						stack.pop();
						return `[${res}]`;
					}
					let keys = Object.keys(value);
					const keyLength = keys.length;
					if (keyLength === 0) return "{}";
					if (maximumDepth < stack.length + 1) return "\"[Object]\"";
					let whitespace = "";
					let separator = "";
					if (spacer !== "") {
						indentation += spacer;
						join = `,\n${indentation}`;
						whitespace = " ";
					}
					const maximumPropertiesToStringify = Math.min(keyLength, maximumBreadth);
					if (deterministic && !isTypedArrayWithEntries(value)) keys = sort(keys, comparator);
					stack.push(value);
					for (let i = 0; i < maximumPropertiesToStringify; i++) {
						const key = keys[i];
						const tmp = stringifyFnReplacer(key, value, stack, replacer, spacer, indentation);
						if (tmp !== void 0) {
							res += `${separator}${strEscape(key)}:${whitespace}${tmp}`;
							separator = join;
						}
					}
					if (keyLength > maximumBreadth) {
						const removedKeys = keyLength - maximumBreadth;
						res += `${separator}"...":${whitespace}"${getItemCount(removedKeys)} not stringified"`;
						separator = join;
					}
					if (spacer !== "" && separator.length > 1) res = `\n${indentation}${res}\n${originalIndentation}`;
					stack.pop();
					return `{${res}}`;
				}
				case "number": return isFinite(value) ? String(value) : fail ? fail(value) : "null";
				case "boolean": return value === true ? "true" : "false";
				case "undefined": return;
				case "bigint": if (bigint) return String(value);
				default: return fail ? fail(value) : void 0;
			}
		}
		function stringifyArrayReplacer(key, value, stack, replacer, spacer, indentation) {
			if (typeof value === "object" && value !== null && typeof value.toJSON === "function") value = value.toJSON(key);
			switch (typeof value) {
				case "string": return strEscape(value);
				case "object": {
					if (value === null) return "null";
					if (stack.indexOf(value) !== -1) return circularValue;
					const originalIndentation = indentation;
					let res = "";
					let join = ",";
					if (Array.isArray(value)) {
						if (value.length === 0) return "[]";
						if (maximumDepth < stack.length + 1) return "\"[Array]\"";
						stack.push(value);
						if (spacer !== "") {
							indentation += spacer;
							res += `\n${indentation}`;
							join = `,\n${indentation}`;
						}
						const maximumValuesToStringify = Math.min(value.length, maximumBreadth);
						let i = 0;
						for (; i < maximumValuesToStringify - 1; i++) {
							const tmp = stringifyArrayReplacer(String(i), value[i], stack, replacer, spacer, indentation);
							res += tmp !== void 0 ? tmp : "null";
							res += join;
						}
						const tmp = stringifyArrayReplacer(String(i), value[i], stack, replacer, spacer, indentation);
						res += tmp !== void 0 ? tmp : "null";
						if (value.length - 1 > maximumBreadth) {
							const removedKeys = value.length - maximumBreadth - 1;
							res += `${join}"... ${getItemCount(removedKeys)} not stringified"`;
						}
						if (spacer !== "") res += `\n${originalIndentation}`;
						stack.pop();
						return `[${res}]`;
					}
					stack.push(value);
					let whitespace = "";
					if (spacer !== "") {
						indentation += spacer;
						join = `,\n${indentation}`;
						whitespace = " ";
					}
					let separator = "";
					for (const key of replacer) {
						const tmp = stringifyArrayReplacer(key, value[key], stack, replacer, spacer, indentation);
						if (tmp !== void 0) {
							res += `${separator}${strEscape(key)}:${whitespace}${tmp}`;
							separator = join;
						}
					}
					if (spacer !== "" && separator.length > 1) res = `\n${indentation}${res}\n${originalIndentation}`;
					stack.pop();
					return `{${res}}`;
				}
				case "number": return isFinite(value) ? String(value) : fail ? fail(value) : "null";
				case "boolean": return value === true ? "true" : "false";
				case "undefined": return;
				case "bigint": if (bigint) return String(value);
				default: return fail ? fail(value) : void 0;
			}
		}
		function stringifyIndent(key, value, stack, spacer, indentation) {
			switch (typeof value) {
				case "string": return strEscape(value);
				case "object": {
					if (value === null) return "null";
					if (typeof value.toJSON === "function") {
						value = value.toJSON(key);
						if (typeof value !== "object") return stringifyIndent(key, value, stack, spacer, indentation);
						if (value === null) return "null";
					}
					if (stack.indexOf(value) !== -1) return circularValue;
					const originalIndentation = indentation;
					if (Array.isArray(value)) {
						if (value.length === 0) return "[]";
						if (maximumDepth < stack.length + 1) return "\"[Array]\"";
						stack.push(value);
						indentation += spacer;
						let res = `\n${indentation}`;
						const join = `,\n${indentation}`;
						const maximumValuesToStringify = Math.min(value.length, maximumBreadth);
						let i = 0;
						for (; i < maximumValuesToStringify - 1; i++) {
							const tmp = stringifyIndent(String(i), value[i], stack, spacer, indentation);
							res += tmp !== void 0 ? tmp : "null";
							res += join;
						}
						const tmp = stringifyIndent(String(i), value[i], stack, spacer, indentation);
						res += tmp !== void 0 ? tmp : "null";
						if (value.length - 1 > maximumBreadth) {
							const removedKeys = value.length - maximumBreadth - 1;
							res += `${join}"... ${getItemCount(removedKeys)} not stringified"`;
						}
						res += `\n${originalIndentation}`;
						stack.pop();
						return `[${res}]`;
					}
					let keys = Object.keys(value);
					const keyLength = keys.length;
					if (keyLength === 0) return "{}";
					if (maximumDepth < stack.length + 1) return "\"[Object]\"";
					indentation += spacer;
					const join = `,\n${indentation}`;
					let res = "";
					let separator = "";
					let maximumPropertiesToStringify = Math.min(keyLength, maximumBreadth);
					if (isTypedArrayWithEntries(value)) {
						res += stringifyTypedArray(value, join, maximumBreadth);
						keys = keys.slice(value.length);
						maximumPropertiesToStringify -= value.length;
						separator = join;
					}
					if (deterministic) keys = sort(keys, comparator);
					stack.push(value);
					for (let i = 0; i < maximumPropertiesToStringify; i++) {
						const key = keys[i];
						const tmp = stringifyIndent(key, value[key], stack, spacer, indentation);
						if (tmp !== void 0) {
							res += `${separator}${strEscape(key)}: ${tmp}`;
							separator = join;
						}
					}
					if (keyLength > maximumBreadth) {
						const removedKeys = keyLength - maximumBreadth;
						res += `${separator}"...": "${getItemCount(removedKeys)} not stringified"`;
						separator = join;
					}
					if (separator !== "") res = `\n${indentation}${res}\n${originalIndentation}`;
					stack.pop();
					return `{${res}}`;
				}
				case "number": return isFinite(value) ? String(value) : fail ? fail(value) : "null";
				case "boolean": return value === true ? "true" : "false";
				case "undefined": return;
				case "bigint": if (bigint) return String(value);
				default: return fail ? fail(value) : void 0;
			}
		}
		function stringifySimple(key, value, stack) {
			switch (typeof value) {
				case "string": return strEscape(value);
				case "object": {
					if (value === null) return "null";
					if (typeof value.toJSON === "function") {
						value = value.toJSON(key);
						if (typeof value !== "object") return stringifySimple(key, value, stack);
						if (value === null) return "null";
					}
					if (stack.indexOf(value) !== -1) return circularValue;
					let res = "";
					const hasLength = value.length !== void 0;
					if (hasLength && Array.isArray(value)) {
						if (value.length === 0) return "[]";
						if (maximumDepth < stack.length + 1) return "\"[Array]\"";
						stack.push(value);
						const maximumValuesToStringify = Math.min(value.length, maximumBreadth);
						let i = 0;
						for (; i < maximumValuesToStringify - 1; i++) {
							const tmp = stringifySimple(String(i), value[i], stack);
							res += tmp !== void 0 ? tmp : "null";
							res += ",";
						}
						const tmp = stringifySimple(String(i), value[i], stack);
						res += tmp !== void 0 ? tmp : "null";
						if (value.length - 1 > maximumBreadth) {
							const removedKeys = value.length - maximumBreadth - 1;
							res += `,"... ${getItemCount(removedKeys)} not stringified"`;
						}
						stack.pop();
						return `[${res}]`;
					}
					let keys = Object.keys(value);
					const keyLength = keys.length;
					if (keyLength === 0) return "{}";
					if (maximumDepth < stack.length + 1) return "\"[Object]\"";
					let separator = "";
					let maximumPropertiesToStringify = Math.min(keyLength, maximumBreadth);
					if (hasLength && isTypedArrayWithEntries(value)) {
						res += stringifyTypedArray(value, ",", maximumBreadth);
						keys = keys.slice(value.length);
						maximumPropertiesToStringify -= value.length;
						separator = ",";
					}
					if (deterministic) keys = sort(keys, comparator);
					stack.push(value);
					for (let i = 0; i < maximumPropertiesToStringify; i++) {
						const key = keys[i];
						const tmp = stringifySimple(key, value[key], stack);
						if (tmp !== void 0) {
							res += `${separator}${strEscape(key)}:${tmp}`;
							separator = ",";
						}
					}
					if (keyLength > maximumBreadth) {
						const removedKeys = keyLength - maximumBreadth;
						res += `${separator}"...":"${getItemCount(removedKeys)} not stringified"`;
					}
					stack.pop();
					return `{${res}}`;
				}
				case "number": return isFinite(value) ? String(value) : fail ? fail(value) : "null";
				case "boolean": return value === true ? "true" : "false";
				case "undefined": return;
				case "bigint": if (bigint) return String(value);
				default: return fail ? fail(value) : void 0;
			}
		}
		function stringify(value, replacer, space) {
			if (arguments.length > 1) {
				let spacer = "";
				if (typeof space === "number") spacer = " ".repeat(Math.min(space, 10));
				else if (typeof space === "string") spacer = space.slice(0, 10);
				if (replacer != null) {
					if (typeof replacer === "function") return stringifyFnReplacer("", { "": value }, [], replacer, spacer, "");
					if (Array.isArray(replacer)) return stringifyArrayReplacer("", value, [], getUniqueReplacerSet(replacer), spacer, "");
				}
				if (spacer.length !== 0) return stringifyIndent("", value, [], spacer, "");
			}
			return stringifySimple("", value, []);
		}
		return stringify;
	}
}));
// node_modules/.pnpm/pino@10.4.0/node_modules/pino/lib/multistream.js
var require_multistream = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const metadata = Symbol.for("pino.metadata");
	const { DEFAULT_LEVELS } = require_constants();
	const DEFAULT_INFO_LEVEL = DEFAULT_LEVELS.info;
	function multistream(streamsArray, opts) {
		streamsArray = streamsArray || [];
		opts = opts || { dedupe: false };
		const streamLevels = Object.create(DEFAULT_LEVELS);
		streamLevels.silent = Infinity;
		if (opts.levels && typeof opts.levels === "object") Object.keys(opts.levels).forEach((i) => {
			streamLevels[i] = opts.levels[i];
		});
		const res = {
			write,
			add,
			remove,
			emit,
			flushSync,
			end,
			minLevel: 0,
			lastId: 0,
			streams: [],
			clone,
			[metadata]: true,
			streamLevels
		};
		if (Array.isArray(streamsArray)) streamsArray.forEach(add, res);
		else add.call(res, streamsArray);
		streamsArray = null;
		return res;
		function write(data) {
			let dest;
			const level = typeof this.lastLevel === "string" ? (this.streamLevels || streamLevels)[this.lastLevel] : this.lastLevel;
			const { streams } = this;
			let recordedLevel = 0;
			let stream;
			for (let i = initLoopVar(streams.length, opts.dedupe); checkLoopVar(i, streams.length, opts.dedupe); i = adjustLoopVar(i, opts.dedupe)) {
				dest = streams[i];
				if (dest.level <= level) {
					if (recordedLevel !== 0 && recordedLevel !== dest.level) break;
					stream = dest.stream;
					if (stream[metadata]) {
						const { lastTime, lastMsg, lastObj, lastLogger } = this;
						stream.lastLevel = level;
						stream.lastTime = lastTime;
						stream.lastMsg = lastMsg;
						stream.lastObj = lastObj;
						stream.lastLogger = lastLogger;
					}
					stream.write(data);
					if (opts.dedupe) recordedLevel = dest.level;
				} else if (!opts.dedupe) break;
			}
		}
		function emit(...args) {
			for (const { stream } of this.streams) if (typeof stream.emit === "function") stream.emit(...args);
		}
		function flushSync() {
			for (const { stream } of this.streams) if (typeof stream.flushSync === "function") stream.flushSync();
		}
		function add(dest) {
			if (!dest) return this;
			const isStream = typeof dest.write === "function" || dest.stream;
			const stream_ = dest.write ? dest : dest.stream;
			if (!isStream) throw Error("stream object needs to implement either StreamEntry or DestinationStream interface");
			const { streams, streamLevels } = this;
			let level;
			if (typeof dest.levelVal === "number") level = dest.levelVal;
			else if (typeof dest.level === "string") level = streamLevels[dest.level];
			else if (typeof dest.level === "number") level = dest.level;
			else level = DEFAULT_INFO_LEVEL;
			const dest_ = {
				stream: stream_,
				level,
				levelVal: void 0,
				id: ++res.lastId
			};
			streams.unshift(dest_);
			streams.sort(compareByLevel);
			this.minLevel = streams[0].level;
			return this;
		}
		function remove(id) {
			const { streams } = this;
			const index = streams.findIndex((s) => s.id === id);
			if (index >= 0) {
				streams.splice(index, 1);
				streams.sort(compareByLevel);
				this.minLevel = streams.length > 0 ? streams[0].level : -1;
			}
			return this;
		}
		function end() {
			for (const { stream } of this.streams) {
				if (typeof stream.flushSync === "function") stream.flushSync();
				stream.end();
			}
		}
		function clone(level) {
			const streams = new Array(this.streams.length);
			for (let i = 0; i < streams.length; i++) streams[i] = {
				level,
				stream: this.streams[i].stream
			};
			return {
				write,
				add,
				remove,
				emit,
				flushSync,
				end,
				minLevel: level,
				streams,
				clone,
				[metadata]: true,
				streamLevels
			};
		}
	}
	function compareByLevel(a, b) {
		return a.level - b.level;
	}
	function initLoopVar(length, dedupe) {
		return dedupe ? length - 1 : 0;
	}
	function adjustLoopVar(i, dedupe) {
		return dedupe ? i - 1 : i + 1;
	}
	function checkLoopVar(i, length, dedupe) {
		return dedupe ? i >= 0 : i < length;
	}
	module.exports = multistream;
}));
// packages/tiny-model/dist/index.js
var import_pino = (/* @__PURE__ */ __commonJSMin(((exports, module) => {
	const os = __require("node:os");
	const stdSerializers = require_pino_std_serializers();
	const caller = require_caller();
	const redaction = require_redaction();
	const time = require_time();
	const proto = require_proto();
	const symbols = require_symbols();
	const { configure } = require_safe_stable_stringify();
	const { assertDefaultLevelFound, mappings, genLsCache, genLevelComparison, assertLevelComparison } = require_levels();
	const { DEFAULT_LEVELS, SORTING_ORDER } = require_constants();
	const { createArgsNormalizer, asChindings, buildSafeSonicBoom, buildFormatters, stringify, normalizeDestFileDescriptor, noop } = require_tools();
	const { version } = require_meta();
	const { chindingsSym, redactFmtSym, serializersSym, timeSym, timeSliceIndexSym, streamSym, stringifySym, stringifySafeSym, stringifiersSym, setLevelSym, endSym, formatOptsSym, messageKeySym, errorKeySym, nestedKeySym, mixinSym, levelCompSym, useOnlyCustomLevelsSym, formattersSym, hooksSym, nestedKeyStrSym, mixinMergeStrategySym, msgPrefixSym, transportUsesMultistreamSym } = symbols;
	const { epochTime, nullTime } = time;
	const { pid } = process;
	const hostname = os.hostname();
	const defaultErrorSerializer = stdSerializers.err;
	const normalize = createArgsNormalizer({
		level: "info",
		levelComparison: SORTING_ORDER.ASC,
		levels: DEFAULT_LEVELS,
		messageKey: "msg",
		errorKey: "err",
		nestedKey: null,
		enabled: true,
		base: {
			pid,
			hostname
		},
		serializers: Object.assign(Object.create(null), { err: defaultErrorSerializer }),
		formatters: Object.assign(Object.create(null), {
			bindings(bindings) {
				return bindings;
			},
			level(label, number) {
				return { level: number };
			}
		}),
		hooks: {
			logMethod: void 0,
			streamWrite: void 0
		},
		timestamp: epochTime,
		name: void 0,
		redact: null,
		customLevels: null,
		useOnlyCustomLevels: false,
		depthLimit: 5,
		edgeLimit: 100
	});
	const serializers = Object.assign(Object.create(null), stdSerializers);
	function pino(...args) {
		const instance = {};
		const { opts, stream } = normalize(instance, caller(), ...args);
		if (opts.level && typeof opts.level === "string" && DEFAULT_LEVELS[opts.level.toLowerCase()] !== void 0) opts.level = opts.level.toLowerCase();
		const { redact, crlf, serializers, timestamp, messageKey, errorKey, nestedKey, base, name, level, customLevels, levelComparison, mixin, mixinMergeStrategy, useOnlyCustomLevels, formatters, hooks, depthLimit, edgeLimit, onChild, msgPrefix } = opts;
		const stringifySafe = configure({
			maximumDepth: depthLimit,
			maximumBreadth: edgeLimit
		});
		const allFormatters = buildFormatters(formatters.level, formatters.bindings, formatters.log);
		const stringifyFn = stringify.bind({ [stringifySafeSym]: stringifySafe });
		const stringifiers = redact ? Object.assign(Object.create(null), redaction(redact, stringifyFn)) : Object.create(null);
		const formatOpts = redact ? { stringify: stringifiers[redactFmtSym] } : { stringify: stringifyFn };
		const end = "}" + (crlf ? "\r\n" : "\n");
		const coreChindings = asChindings.bind(null, {
			[chindingsSym]: "",
			[serializersSym]: serializers,
			[stringifiersSym]: stringifiers,
			[stringifySym]: stringify,
			[stringifySafeSym]: stringifySafe,
			[formattersSym]: allFormatters
		});
		let chindings = "";
		if (base !== null) {
			if (name === void 0) chindings = coreChindings(base);
			else chindings = coreChindings(Object.assign({}, base, { name }));
		}
		const time = timestamp instanceof Function ? timestamp : timestamp ? epochTime : nullTime;
		const timeSliceIndex = time().indexOf(":") + 1;
		if (useOnlyCustomLevels && !customLevels) throw Error("customLevels is required if useOnlyCustomLevels is set true");
		if (mixin && typeof mixin !== "function") throw Error(`Unknown mixin type "${typeof mixin}" - expected "function"`);
		if (msgPrefix && typeof msgPrefix !== "string") throw Error(`Unknown msgPrefix type "${typeof msgPrefix}" - expected "string"`);
		assertDefaultLevelFound(level, customLevels, useOnlyCustomLevels);
		const levels = mappings(customLevels, useOnlyCustomLevels);
		if (stream && stream[transportUsesMultistreamSym] === true) {
			let sampleLabel = typeof level === "string" ? level : void 0;
			if (!sampleLabel || levels[sampleLabel] === void 0) sampleLabel = Object.keys(levels)[0];
			const sampleNumber = levels[sampleLabel];
			let ok = false;
			try {
				const formatted = formatters.level(sampleLabel, sampleNumber);
				ok = formatted && typeof formatted === "object" && formatted.level === sampleNumber;
			} catch {
				ok = false;
			}
			if (!ok) process.emitWarning("custom formatters.level detected with multiple transport targets/pipelines; ensure logs include a numeric \"level\" field or they may be dropped", { code: "PINO_TRANSPORT_MULTI_TARGETS_LEVEL_FORMATTER" });
		}
		if (typeof stream.emit === "function") stream.emit("message", {
			code: "PINO_CONFIG",
			config: {
				levels,
				messageKey,
				errorKey
			}
		});
		assertLevelComparison(levelComparison);
		const levelCompFunc = genLevelComparison(levelComparison);
		Object.assign(instance, {
			levels,
			[levelCompSym]: levelCompFunc,
			[useOnlyCustomLevelsSym]: useOnlyCustomLevels,
			[streamSym]: stream,
			[timeSym]: time,
			[timeSliceIndexSym]: timeSliceIndex,
			[stringifySym]: stringify,
			[stringifySafeSym]: stringifySafe,
			[stringifiersSym]: stringifiers,
			[endSym]: end,
			[formatOptsSym]: formatOpts,
			[messageKeySym]: messageKey,
			[errorKeySym]: errorKey,
			[nestedKeySym]: nestedKey,
			[nestedKeyStrSym]: nestedKey ? `,${JSON.stringify(nestedKey)}:{` : "",
			[serializersSym]: serializers,
			[mixinSym]: mixin,
			[mixinMergeStrategySym]: mixinMergeStrategy,
			[chindingsSym]: chindings,
			[formattersSym]: allFormatters,
			[hooksSym]: hooks,
			silent: noop,
			onChild,
			[msgPrefixSym]: msgPrefix
		});
		Object.setPrototypeOf(instance, proto());
		genLsCache(instance);
		instance[setLevelSym](level);
		return instance;
	}
	module.exports = pino;
	module.exports.destination = (dest = process.stdout.fd) => {
		if (typeof dest === "object") {
			dest.dest = normalizeDestFileDescriptor(dest.dest || process.stdout.fd);
			return buildSafeSonicBoom(dest);
		} else return buildSafeSonicBoom({
			dest: normalizeDestFileDescriptor(dest),
			minLength: 0
		});
	};
	module.exports.transport = require_transport();
	module.exports.multistream = require_multistream();
	module.exports.levels = mappings();
	module.exports.stdSerializers = serializers;
	module.exports.stdTimeFunctions = Object.assign({}, time);
	module.exports.symbols = symbols;
	module.exports.version = version;
	module.exports.default = pino;
	module.exports.pino = pino;
})))();
const file = (name) => fileURLToPath(new URL(`../files/${name}`, import.meta.url));
/** Where the files of the tiny model are. Absolute paths. */
const tinyModelFiles = {
	/** The weights, GGUF, Q8_0, 1.3 MB. Tokenizer and Jinja template are inside. */
	weights: file("puna-tiny-q8_0.gguf"),
	/** The chat template in Go's template language, as a Modelfile's TEMPLATE takes it. */
	goTemplate: file("template.gotmpl"),
	/** The same chat template in Jinja. */
	jinjaTemplate: file("template.jinja"),
	/** Requests and their greedy answers; see `readTinyModelAnswers`. */
	answers: file("expected.json")
};
/** The name under which Puna offers the model. */
const tinyModelName = "puna-tiny";
// apps/server/dist/composition/add-tiny-model.js
/** Puts the built-in model into the store, where it is not there yet. */
async function addTinyModel(engine) {
	const name = parseModelName(tinyModelName);
	if (await engine.store.manifests.read(name) !== void 0) return;
	const [{ digest }, template] = await Promise.all([engine.store.blobs.write(createReadStream(tinyModelFiles.weights)), readFile(tinyModelFiles.goTemplate, "utf8")]);
	const progress = engine.create({
		name,
		files: { "puna-tiny.gguf": digest },
		template
	});
	for await (const step of progress) if (step.step === "success") return;
}
// packages/engine/dist/errors/engine-error.js
const marker$3 = Symbol.for("puna.engine.error");
/** Base of the errors that the use cases throw on their own account. Tell them apart by `code` or `isInstance`. */
var EngineError = class extends Error {
	/** Stable and machine-readable. */
	code;
	/** Plain data about the case. */
	details;
	[marker$3] = true;
	constructor(code, message, details = {}, options) {
		super(message, options);
		this.name = new.target.name;
		this.code = code;
		this.details = details;
	}
	/** Whether a value is an error of the engine, also when it comes from another copy of this package. */
	static isInstance(value) {
		return typeof value === "object" && value !== null && marker$3 in value;
	}
};
/** Whether `value` is an error of the engine with this code. */
function hasEngineCode(value, code) {
	return EngineError.isInstance(value) && value.code === code;
}
// packages/engine/dist/errors/create-input-error.js
const code$22 = "create-input";
/** What a model is to be made of is missing, malformed or of a kind that can not be used. */
var CreateInputError = class extends EngineError {
	constructor(message, details = {}, options) {
		super(code$22, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasEngineCode(value, code$22);
	}
};
// packages/prompt/dist/errors/prompt-error.js
const marker$2 = Symbol.for("puna.prompt.error");
/** Base of all errors of this package. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
var PromptError = class extends Error {
	/** Stable and machine-readable. */
	code;
	[marker$2] = true;
	constructor(code, message, options) {
		super(message, options);
		this.name = new.target.name;
		this.code = code;
	}
	/** Whether a value is an error of this package, also when it comes from another copy of it. */
	static isInstance(value) {
		return typeof value === "object" && value !== null && marker$2 in value;
	}
};
/** Whether `value` is an error of this package with this code. */
function hasCode$1(value, code) {
	return PromptError.isInstance(value) && value.code === code;
}
// packages/prompt/dist/errors/conversation-refused-error.js
const code$21 = "conversation-refused";
/**
* A Jinja template called `raise_exception`: it does not take this conversation, for example because roles don't
* alternate. The message is the template's own.
*/
var ConversationRefusedError = class extends PromptError {
	constructor(message, options) {
		super(code$21, message, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode$1(value, code$21);
	}
};
// packages/prompt/dist/errors/template-execution-error.js
const code$20 = "template-execution";
/** A valid template failed while it was rendered: a field that does not exist, values that can't be compared. */
var TemplateExecutionError = class extends PromptError {
	language;
	line;
	column;
	constructor(language, message, position = {}, options) {
		super(code$20, message, options);
		this.language = language;
		this.line = position.line;
		this.column = position.column;
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode$1(value, code$20);
	}
};
// packages/prompt/dist/errors/template-syntax-error.js
const code$19 = "template-syntax";
/**
* The text of a template is not valid. For Go templates the message is the one Go gives, for example
* `template: :1: unclosed action`, because clients of the Ollama API show and test it.
*/
var TemplateSyntaxError = class extends PromptError {
	language;
	line;
	column;
	constructor(language, message, position = {}, options) {
		super(code$19, message, options);
		this.language = language;
		this.line = position.line;
		this.column = position.column;
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode$1(value, code$19);
	}
};
// packages/prompt/dist/go-template/syntax/quote.js
const simpleEscapes = {
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v",
	"\\": "\\"
};
const escapeNames = {
	"\x07": "\\a",
	"\b": "\\b",
	"\f": "\\f",
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t",
	"\v": "\\v",
	"\\": "\\\\"
};
const encoder$1 = new TextEncoder();
const decoder$1 = new TextDecoder("utf-8", { ignoreBOM: true });
/** Escapes that stand for a number: their form, and whether the number is a byte or a character. */
const numericEscape = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2}))/;
/**
* Reads a Go string literal, `"..."` or a raw one in backquotes, or a character constant in single quotes.
* Gives undefined where Go says `invalid syntax`. Bytes that are no UTF-8 become U+FFFD.
*/
function unquote(literal) {
	const quote = literal[0];
	if (literal.length < 2 || quote === void 0 || !literal.endsWith(quote)) return void 0;
	const body = literal.slice(1, -1);
	if (quote === "`") return body.replaceAll("\r", "");
	const bytes = [];
	let rest = body;
	while (rest.length > 0) {
		const step = readCharacter(rest, quote);
		if (step === void 0) return void 0;
		if (step.byte === void 0) bytes.push(...encoder$1.encode(step.text));
		else bytes.push(step.byte);
		rest = rest.slice(step.length);
	}
	return decoder$1.decode(Uint8Array.from(bytes));
}
function readCharacter(rest, quote) {
	const first = String.fromCodePoint(rest.codePointAt(0) ?? 0);
	if (first === quote || first === "\n") return void 0;
	if (first !== "\\") return {
		text: first,
		length: first.length
	};
	const name = rest[1];
	if (name === void 0) return void 0;
	const simple = name === quote ? quote : simpleEscapes[name];
	if (simple !== void 0) return {
		text: simple,
		length: 2
	};
	const numeric = numericEscape.exec(rest.slice(1));
	if (numeric === null) return void 0;
	const length = 1 + numeric[0].length;
	const byte = numeric[1] ?? numeric[4];
	if (byte !== void 0) {
		const value = Number.parseInt(byte, numeric[1] === void 0 ? 8 : 16);
		return {
			text: String.fromCodePoint(value),
			byte: value,
			length
		};
	}
	const codePoint = Number.parseInt(numeric[2] ?? numeric[3] ?? "", 16);
	if (codePoint > 1114111 || codePoint >= 55296 && codePoint <= 57343) return void 0;
	return {
		text: String.fromCodePoint(codePoint),
		length
	};
}
/** Whether Go's `unicode.IsPrint` holds: letters, marks, numbers, punctuation, symbols and the ASCII space. */
function isPrintable(character) {
	return character === " " || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character);
}
/** Writes a Go string literal, as `%q` and `strconv.Quote` do; `asciiOnly` escapes everything beyond ASCII (`%+q`). */
function quote(text, mark = "\"", asciiOnly = false) {
	let result = mark;
	for (const character of text) result += escapeCharacter$1(character, mark, asciiOnly);
	return result + mark;
}
function escapeCharacter$1(character, mark, asciiOnly) {
	if (character === mark) return `\\${mark}`;
	const named = escapeNames[character];
	if (named !== void 0) return named;
	const codePoint = character.codePointAt(0) ?? 0;
	if (asciiOnly ? codePoint >= 32 && codePoint < 127 : isPrintable(character)) return character;
	if (codePoint < 32 || codePoint === 127) return `\\x${hex(codePoint, 2)}`;
	return codePoint > 65535 ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`;
}
function hex(value, digits) {
	return value.toString(16).padStart(digits, "0");
}
/** A character as Go's `%#U` writes it: `U+0040 '@'`. */
function describeCharacter(character) {
	const name = `U+${hex(character.codePointAt(0) ?? 0, 4).toUpperCase()}`;
	return isPrintable(character) ? `${name} '${character}'` : name;
}
// packages/prompt/dist/go-template/values/go-values.js
/** A slice. */
var GoList = class {
	items;
	typeName;
	print;
	constructor(items, options = {}) {
		this.items = items;
		this.typeName = options.typeName ?? "[]interface {}";
		this.print = options.print;
	}
};
/** A map with string keys. */
var GoMap = class {
	entries;
	typeName;
	print;
	constructor(entries, options = {}) {
		this.entries = entries;
		this.typeName = options.typeName ?? "map[string]interface {}";
		this.print = options.print;
	}
	/** Keys in the order in which Go prints and ranges them. */
	sortedKeys() {
		return [...this.entries.keys()].sort(compareStrings);
	}
};
/** A struct: fields with fixed names. */
var GoStruct = class {
	fields;
	typeName;
	print;
	/** The entries of its JSON form, in order. */
	json;
	constructor(typeName, fields, json, print) {
		this.typeName = typeName;
		this.fields = new Map(Object.entries(fields));
		this.json = json;
		this.print = print;
	}
};
/** Orders strings as Go does: by their bytes in UTF-8, which is by code point. */
function compareStrings(left, right) {
	if (left === right) return 0;
	const leftPoints = left[Symbol.iterator]();
	const rightPoints = right[Symbol.iterator]();
	for (;;) {
		const one = leftPoints.next();
		const other = rightPoints.next();
		if (one.done === true) return -1;
		if (other.done === true) return 1;
		if (one.value !== other.value) return (one.value.codePointAt(0) ?? 0) - (other.value.codePointAt(0) ?? 0);
	}
}
/**
* Turns plain data into values: arrays become slices, objects maps, numbers float64 as Go reads them from JSON;
* use `bigint` for ints. Values made with the classes above stay as they are.
*/
function toGoValue(data) {
	if (data === void 0 || data === null) return null;
	if (data instanceof GoList || data instanceof GoMap || data instanceof GoStruct) return data;
	if (Array.isArray(data)) return new GoList(data.map(toGoValue));
	switch (typeof data) {
		case "boolean":
		case "string":
		case "bigint":
		case "number": return data;
		case "function": return data;
		case "object": return new GoMap(new Map(Object.entries(data).map(([key, value]) => [key, toGoValue(value)])));
		default: throw new TypeError(`A template can't take a ${typeof data}.`);
	}
}
/** The name of a value's type, as Go spells it. */
function typeName(value) {
	if (value === void 0 || value === null) return "<nil>";
	if (value instanceof GoList || value instanceof GoMap || value instanceof GoStruct) return value.typeName;
	switch (typeof value) {
		case "boolean": return "bool";
		case "string": return "string";
		case "bigint": return "int";
		case "number": return "float64";
		default: return "func(...interface {}) interface {}";
	}
}
/** Whether `if`, `and`, `or` and `not` take a value as true. */
function isTrue(value) {
	if (value === void 0 || value === null) return false;
	if (value instanceof GoList) return value.items.length > 0;
	if (value instanceof GoMap) return value.entries.size > 0;
	if (value instanceof GoStruct) return true;
	if (typeof value === "bigint") return value !== 0n;
	return typeof value === "function" || Boolean(value) || Number.isNaN(value);
}
// packages/prompt/dist/go-template/format/directive.js
/** The directive `%v`, as printing without a format uses it. */
const plainDirective = {
	verb: "v",
	plus: false,
	minus: false,
	sharp: false,
	space: false,
	zero: false,
	fieldNames: false,
	asSource: false
};
/** Brings a text to the directive's width. */
function pad(text, directive) {
	const missing = (directive.width ?? 0) - [...text].length;
	if (missing <= 0) return text;
	if (directive.minus) return text + " ".repeat(missing);
	return (directive.zero ? "0" : " ").repeat(missing) + text;
}
// packages/prompt/dist/go-template/format/binary-float.js
/** A float64 as mantissa x 2^exponent, the mantissa with 53 binary digits (fewer only for the smallest numbers). */
function binaryParts(value) {
	const bits = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
	bits.setFloat64(0, Math.abs(value));
	const raw = bits.getBigUint64(0);
	const exponent = Number(raw >> 52n);
	const fraction = raw & (1n << 52n) - 1n;
	return exponent === 0 ? {
		mantissa: fraction,
		exponent: -1074
	} : {
		mantissa: fraction | 1n << 52n,
		exponent: exponent - 1075
	};
}
const signed = (value, digits = 1) => `${value < 0 ? "-" : "+"}${String(Math.abs(value)).padStart(digits, "0")}`;
/** Go's `%b` of a positive float: `4503599627370496p-52`. */
function binaryFloatText(value) {
	const { mantissa, exponent } = binaryParts(value);
	return `${mantissa}p${signed(exponent)}`;
}
/** Go's `%x` of a positive float: `0x1.8p+01`. */
function hexadecimalFloatText(value, precision) {
	if (value === 0) return `0x0${precision === void 0 || precision === 0 ? "" : `.${"0".repeat(precision)}`}p+00`;
	let { mantissa, exponent } = binaryParts(value);
	while (mantissa < 1n << 52n) {
		mantissa <<= 1n;
		exponent -= 1;
	}
	if (precision !== void 0 && precision < 13) mantissa = roundToHexDigits(mantissa, 13 - precision);
	if (mantissa >= 1n << 53n) {
		mantissa >>= 1n;
		exponent += 1;
	}
	const digits = (mantissa & (1n << 52n) - 1n).toString(16).padStart(13, "0");
	const kept = precision === void 0 ? digits.replace(/0+$/, "") : digits.padEnd(precision, "0").slice(0, precision);
	return `0x1${kept === "" ? "" : `.${kept}`}p${signed(exponent + 52, 2)}`;
}
/** Clears the last `count` hexadecimal digits, rounding to the nearest, ties to even. */
function roundToHexDigits(mantissa, count) {
	const unit = 1n << BigInt(4 * count);
	const rest = mantissa % unit;
	const floor = mantissa - rest;
	return rest * 2n > unit || rest * 2n === unit && floor / unit % 2n === 1n ? floor + unit : floor;
}
// packages/prompt/dist/go-template/format/float-format.js
/** The fewest digits that read back as the same number. */
function shortestDecimal(value) {
	const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
	return {
		digits: mantissa.replace(".", ""),
		exponent: Number(exponent) + 1
	};
}
/** Exactly value = numerator / denominator. */
function exactFraction(value) {
	let scale = 0;
	let whole = value;
	while (!Number.isInteger(whole)) {
		whole *= 2;
		scale += 1;
	}
	return {
		numerator: BigInt(whole),
		denominator: 2n ** BigInt(scale)
	};
}
/** Rounds value x 10^places to a whole number, ties to even, as Go does. */
function scaledRound(value, places) {
	const { numerator, denominator } = exactFraction(value);
	const top = places >= 0 ? numerator * 10n ** BigInt(places) : numerator;
	const bottom = places >= 0 ? denominator : denominator * 10n ** BigInt(-places);
	const quotient = top / bottom;
	const twiceRest = top % bottom * 2n;
	return twiceRest > bottom || twiceRest === bottom && quotient % 2n === 1n ? quotient + 1n : quotient;
}
/** `count` significant digits. */
function significantDecimal(value, count) {
	if (value === 0) return {
		digits: "0".repeat(count),
		exponent: 1
	};
	const { exponent } = shortestDecimal(value);
	const digits = String(scaledRound(value, count - exponent));
	return digits.length > count ? {
		digits: digits.slice(0, count),
		exponent: exponent + 1
	} : {
		digits,
		exponent
	};
}
function fixedText(value, precision) {
	if (precision === void 0) return plainText(shortestDecimal(value));
	const digits = String(scaledRound(value, precision)).padStart(precision + 1, "0");
	return precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`;
}
function plainText({ digits, exponent }) {
	if (exponent <= 0) return digits === "0" ? "0" : `0.${"0".repeat(-exponent)}${digits}`;
	if (digits.length <= exponent) return digits.padEnd(exponent, "0");
	return `${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}
function exponentText({ digits, exponent }, isZero) {
	const power = isZero ? 0 : exponent - 1;
	const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
	const sign = power < 0 ? "-" : "+";
	return `${digits[0] ?? "0"}${fraction}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
}
/** Powers of ten from here on get an exponent, where as many digits as needed are written. */
const largestPlainExponent = 6;
function generalText(value, precision) {
	const count = precision === 0 ? 1 : precision;
	const exact = count === void 0 ? shortestDecimal(value) : significantDecimal(value, count);
	const digits = exact.digits.replace(/0+$/, "") || "0";
	const decimal = {
		digits,
		exponent: value === 0 ? 1 : exact.exponent
	};
	const limit = count !== void 0 && count > digits.length && digits.length >= decimal.exponent ? digits.length : count ?? largestPlainExponent;
	const power = decimal.exponent - 1;
	return power < -4 || power >= limit ? exponentText(decimal, value === 0) : plainText(decimal);
}
/** Writes the absolute value of a float64 as Go's `strconv.FormatFloat` does; the sign is left to the caller. */
function formatFloat(value, { style, precision }) {
	const magnitude = Math.abs(value);
	if (Number.isNaN(magnitude)) return "NaN";
	if (!Number.isFinite(magnitude)) return "Inf";
	if (style === "f") return fixedText(magnitude, precision);
	if (style === "g") return generalText(magnitude, precision);
	return exponentText(precision === void 0 ? shortestDecimal(magnitude) : significantDecimal(magnitude, precision + 1), magnitude === 0);
}
// packages/prompt/dist/go-template/format/format-number.js
const integerBases = {
	v: 10,
	d: 10,
	b: 2,
	o: 8,
	O: 8,
	x: 16,
	X: 16
};
const basePrefixes = {
	b: "0b",
	o: "0",
	x: "0x",
	X: "0X"
};
function signOf(negative, { plus, space }) {
	if (negative) return "-";
	if (plus) return "+";
	return space ? " " : "";
}
/** Puts zeros between sign and digits where the directive asks for them. */
function padNumber(sign, digits, directive) {
	if (!directive.zero || directive.minus) return pad(sign + digits, {
		...directive,
		zero: false
	});
	return sign + digits.padStart((directive.width ?? 0) - sign.length, "0");
}
/** Formats an int; undefined if the verb is not for ints. */
function formatInteger(value, directive) {
	const base = integerBases[directive.verb];
	if (base === void 0) return formatCharacter(value, directive);
	const negative = value < 0n;
	let digits = (negative ? -value : value).toString(base);
	if (directive.verb === "X") digits = digits.toUpperCase();
	if (directive.precision === 0 && value === 0n) return pad("", {
		...directive,
		zero: false
	});
	const sign = signOf(negative, directive);
	const prefix = directive.verb === "O" ? "0o" : directive.sharp ? basePrefixes[directive.verb] ?? "" : "";
	if (directive.precision === void 0 && directive.zero && !directive.minus) digits = digits.padStart((directive.width ?? 0) - sign.length, "0");
	else digits = digits.padStart(directive.precision ?? 0, "0");
	if (prefix === "0" && digits.startsWith("0")) return pad(sign + digits, {
		...directive,
		zero: false
	});
	return pad(sign + prefix + digits, {
		...directive,
		zero: false
	});
}
function formatCharacter(value, directive) {
	const isCodePoint = value >= 0n && value <= 1114111n;
	const character = String.fromCodePoint(isCodePoint ? Number(value) : 65533);
	switch (directive.verb) {
		case "c": return pad(character, directive);
		case "q": return pad(quote(character, "'", directive.plus), directive);
		case "U": {
			const name = `U+${value.toString(16).toUpperCase().padStart(Math.max(4, directive.precision ?? 0), "0")}`;
			return pad(directive.sharp ? describeCharacter(character) : name, {
				...directive,
				zero: false
			});
		}
		default: return;
	}
}
/** Formats a float64; undefined if the verb is not for floats. */
function formatFloatValue(value, directive) {
	const digits = floatDigits(value, directive);
	if (digits === void 0) return void 0;
	const negative = value < 0 || Object.is(value, -0);
	if (Number.isFinite(value)) {
		const shown = directive.sharp && directive.verb !== "b" ? withPoint(digits, directive) : digits;
		return padNumber(signOf(negative, directive), shown, directive);
	}
	const alwaysSigned = digits === "Inf" && !directive.space;
	return padNumber(signOf(negative, {
		...directive,
		plus: directive.plus || alwaysSigned
	}), digits, {
		...directive,
		zero: false
	});
}
/** The `#` flag: a point is always there, and `g` keeps its zeros. */
function withPoint(text, { verb, precision }) {
	const [number = "", ...tail] = text.split(verb === "x" || verb === "X" ? /(?=[pP])/ : /(?=[eE])/);
	const significant = number.replace(".", "").replace(/^0+/, "").length;
	const isZero = number === "0" ? 1 : 0;
	const wanted = "vgGx".includes(verb) ? precision ?? 6 : 0;
	const zeros = "0".repeat(Math.max(0, wanted - significant - (number.includes(".") ? 0 : isZero)));
	return `${number}${number.includes(".") ? "" : "."}${zeros}${tail.join("")}`;
}
function floatDigits(value, { verb, precision }) {
	if ("bxX".includes(verb)) return binaryDigits(value, verb, precision);
	switch (verb) {
		case "v":
		case "g":
		case "G": {
			const text = formatFloat(value, {
				style: "g",
				...precision === void 0 ? {} : { precision }
			});
			return verb === "G" ? text.toUpperCase() : text;
		}
		case "e":
		case "E": {
			const text = formatFloat(value, {
				style: "e",
				precision: precision ?? 6
			});
			return verb === "E" ? text.toUpperCase() : text;
		}
		case "f":
		case "F": return formatFloat(value, {
			style: "f",
			precision: precision ?? 6
		});
		default: return;
	}
}
function binaryDigits(value, verb, precision) {
	const magnitude = Math.abs(value);
	if (!Number.isFinite(magnitude)) return formatFloat(magnitude, { style: "f" });
	if (verb === "b") return binaryFloatText(magnitude);
	const text = hexadecimalFloatText(magnitude, precision);
	return verb === "X" ? text.toUpperCase() : text;
}
// packages/prompt/dist/go-template/format/format-value.js
/** Prints a value under a directive, as Go's fmt package does; a verb that does not fit gives `%!d(string=x)`. */
function formatValue$1(value, directive) {
	if (directive.verb === "T") return pad(typeName(value), directive);
	if (value === void 0 || value === null) return directive.verb === "v" ? pad("<nil>", directive) : `%!${directive.verb}(<nil>)`;
	return formatPresent(value, directive) ?? badVerb(value, directive);
}
function badVerb(value, directive) {
	return `%!${directive.verb}(${typeName(value)}=${formatValue$1(value, {
		...directive,
		verb: "v"
	})})`;
}
function formatPresent(value, directive) {
	if (value instanceof GoList || value instanceof GoMap || value instanceof GoStruct) return formatWithStringer(value.print, directive) ?? formatComposite(value, directive);
	switch (typeof value) {
		case "boolean": return "tv".includes(directive.verb) ? pad(String(value), directive) : void 0;
		case "string": return formatString(value, directive);
		case "bigint": return formatInteger(value, directive);
		case "number": return formatFloatValue(value, directive);
		default: return directive.verb === "v" ? pad("0x1", directive) : void 0;
	}
}
function formatWithStringer(print, directive) {
	return print !== void 0 && "vsxXq".includes(directive.verb) && !directive.asSource ? formatString(print(), {
		...directive,
		verb: directive.verb === "v" ? "s" : directive.verb
	}) : void 0;
}
function formatComposite(value, directive) {
	const isSource = directive.asSource;
	const [separator, open, close] = isSource ? [
		", ",
		"{",
		"}"
	] : [
		" ",
		"[",
		"]"
	];
	const item = (element) => {
		if (element !== void 0 && element !== null) return formatValue$1(element, directive);
		return isSource ? "interface {}(nil)" : "<nil>";
	};
	if (value instanceof GoList) return `${isSource ? value.typeName : ""}${open}${value.items.map(item).join(separator)}${close}`;
	if (value instanceof GoMap) {
		const entries = value.sortedKeys().map((key) => `${formatValue$1(key, directive)}:${item(value.entries.get(key))}`);
		return `${isSource ? value.typeName : "map"}${open}${entries.join(separator)}${close}`;
	}
	const named = isSource || directive.fieldNames;
	const fields = [...value.fields].map(([name, field]) => (named ? `${name}:` : "") + item(field));
	return `${isSource ? value.typeName : ""}{${fields.join(separator)}}`;
}
function formatString(value, directive) {
	const cut = directive.precision === void 0 ? value : [...value].slice(0, directive.precision).join("");
	switch (directive.verb) {
		case "v": return pad(directive.asSource ? quote(cut) : cut, directive);
		case "s": return pad(cut, directive);
		case "q": return pad(directive.sharp && !/[`\u0000-\u0008\u000a-\u001f\u007f\ufeff]/.test(cut) ? `\`${cut}\`` : quote(cut, "\"", directive.plus), directive);
		case "x":
		case "X": return pad(formatBytes(value, directive), directive);
		default: return;
	}
}
function formatBytes(value, { verb, sharp, space, precision }) {
	const bytes = [...new TextEncoder().encode(value)].slice(0, precision);
	const prefix = verb === "X" ? "0X" : "0x";
	const digits = bytes.map((byte) => {
		const text = byte.toString(16).padStart(2, "0");
		return verb === "X" ? text.toUpperCase() : text;
	});
	if (space) return digits.map((text) => (sharp ? prefix : "") + text).join(" ");
	return (sharp && digits.length > 0 ? prefix : "") + digits.join("");
}
/** Prints one value as a template's action does. */
function printValue(value) {
	return value === void 0 ? "<no value>" : formatValue$1(value, plainDirective);
}
/** Go's `fmt.Sprint`: a space between two neighbours neither of which is a string. */
function print(values) {
	let result = "";
	for (const [index, value] of values.entries()) {
		if (index > 0 && typeof value !== "string" && typeof values[index - 1] !== "string") result += " ";
		result += formatValue$1(value, plainDirective);
	}
	return result;
}
/** Go's `fmt.Sprintln`: spaces between all values and a newline at the end. */
function printLine(values) {
	return `${values.map((value) => formatValue$1(value, plainDirective)).join(" ")}\n`;
}
// packages/prompt/dist/go-template/syntax/node-text.js
/** Writes a node back as source, in the form in which Go names it in error messages. */
function nodeText(node) {
	switch (node.type) {
		case "list": return node.nodes.map(nodeText).join("");
		case "text": return node.text;
		case "action": return `{{${nodeText(node.pipe)}}}`;
		case "if":
		case "range":
		case "with": {
			const otherwise = node.elseList === void 0 ? "" : `{{else}}${nodeText(node.elseList)}`;
			return `{{${node.type} ${nodeText(node.pipe)}}}${nodeText(node.list)}${otherwise}{{end}}`;
		}
		case "template": return `{{template ${quote(node.name)}${node.pipe === void 0 ? "" : ` ${nodeText(node.pipe)}`}}}`;
		case "break":
		case "continue": return `{{${node.type}}}`;
		case "pipe": return pipeText(node);
		case "command": return node.arguments.map(parenthesised).join(" ");
		default: return argumentText(node);
	}
}
function argumentText(node) {
	switch (node.type) {
		case "field": return `.${node.identifiers.join(".")}`;
		case "variable": return node.identifiers.join(".");
		case "identifier": return node.name;
		case "chain": return `${parenthesised(node.node)}.${node.fields.join(".")}`;
		case "dot": return ".";
		case "nil": return "nil";
		case "bool": return String(node.value);
		case "number": return node.text;
		case "string": return node.quoted;
	}
}
function parenthesised(node) {
	return node.type === "pipe" ? `(${pipeText(node)})` : nodeText(node);
}
function pipeText(pipe) {
	const commands = pipe.commands.map(nodeText).join(" | ");
	if (pipe.declarations.length === 0) return commands;
	return `${pipe.declarations.map(nodeText).join(", ")} ${pipe.isAssignment ? "=" : ":="} ${commands}`;
}
// packages/prompt/dist/go-template/functions/go-function.js
/** A function did not take its values. The evaluator turns it into a `TemplateExecutionError` with the place. */
var FunctionFailure = class extends Error {};
// packages/prompt/dist/go-template/format/printf.js
/** Widths and precisions beyond this are refused, as in Go. */
const largestWidth = 1e6;
/** Go's `fmt.Sprintf`, with its notes about wrong directives (`%!d(string=x)`, `%!(EXTRA int=1)`) instead of errors. */
function printf(format, values) {
	return new FormatRun(format, values).run();
}
var FormatRun = class {
	#format;
	#values;
	#position = 0;
	#next = 0;
	#reordered = false;
	#badIndex = false;
	#afterIndex = false;
	constructor(format, values) {
		this.#format = format;
		this.#values = values;
	}
	run() {
		let result = "";
		while (this.#position < this.#format.length) {
			const percent = this.#format.indexOf("%", this.#position);
			const end = percent === -1 ? this.#format.length : percent;
			result += this.#format.slice(this.#position, end);
			this.#position = end + 1;
			if (percent !== -1) result += this.#directive();
		}
		return result + this.#extra();
	}
	#extra() {
		if (this.#reordered || this.#next >= this.#values.length) return "";
		return `%!(EXTRA ${this.#values.slice(this.#next).map((value) => {
			if (value === void 0 || value === null) return "<nil>";
			return `${typeName(value)}=${formatValue$1(value, plainDirective)}`;
		}).join(", ")})`;
	}
	#directive() {
		this.#badIndex = false;
		this.#afterIndex = false;
		const flags = { ...plainDirective };
		this.#readFlags(flags);
		this.#readIndex();
		let note = this.#readWidth(flags);
		if (this.#format[this.#position] === "." && this.#position + 1 < this.#format.length) note += this.#readPrecision(flags);
		if (!this.#afterIndex) this.#readIndex();
		const codePoint = this.#format.codePointAt(this.#position);
		if (codePoint === void 0) return `${note}%!(NOVERB)`;
		flags.verb = String.fromCodePoint(codePoint);
		this.#position += flags.verb.length;
		return note + this.#apply(flags);
	}
	#apply(flags) {
		if (flags.verb === "%") return "%";
		if (this.#badIndex) return `%!${flags.verb}(BADINDEX)`;
		if (this.#next >= this.#values.length) return `%!${flags.verb}(MISSING)`;
		const value = this.#values[this.#next];
		this.#next += 1;
		if (flags.verb !== "v") return formatValue$1(value, flags);
		return formatValue$1(value, {
			...flags,
			fieldNames: flags.plus,
			asSource: flags.sharp,
			plus: false,
			sharp: false
		});
	}
	#readFlags(flags) {
		for (;;) {
			switch (this.#format[this.#position]) {
				case "+":
					flags.plus = true;
					break;
				case "-":
					flags.minus = true;
					break;
				case "#":
					flags.sharp = true;
					break;
				case " ":
					flags.space = true;
					break;
				case "0":
					flags.zero = true;
					break;
				default: return;
			}
			this.#position += 1;
		}
	}
	/** `[n]`: the value that comes next. */
	#readIndex() {
		if (this.#format[this.#position] !== "[") return;
		this.#reordered = true;
		const close = this.#format.indexOf("]", this.#position);
		const text = close === -1 ? "" : this.#format.slice(this.#position + 1, close);
		this.#position = close === -1 ? this.#position + 1 : close + 1;
		const index = /^[0-9]+$/.test(text) ? Number(text) : 0;
		if (index >= 1 && index <= this.#values.length) {
			this.#next = index - 1;
			this.#afterIndex = true;
		} else this.#badIndex = true;
	}
	#readNumber() {
		const digits = /^[0-9]+/.exec(this.#format.slice(this.#position, this.#position + 8))?.[0];
		if (digits === void 0) return void 0;
		this.#position += digits.length;
		return Number(digits);
	}
	/** `*`: a number that is taken from the values. */
	#takeNumber() {
		this.#position += 1;
		const value = this.#values[this.#next];
		if (this.#next < this.#values.length) this.#next += 1;
		this.#afterIndex = false;
		return typeof value === "bigint" && value <= BigInt(largestWidth) && value >= -BigInt(largestWidth) ? Number(value) : void 0;
	}
	#readWidth(flags) {
		if (this.#format[this.#position] !== "*") {
			const width = this.#readNumber();
			if (width !== void 0 && width <= largestWidth) flags.width = width;
			if (width !== void 0 && this.#afterIndex) this.#badIndex = true;
			return "";
		}
		const width = this.#takeNumber();
		if (width === void 0) return "%!(BADWIDTH)";
		if (width < 0) flags.minus = true;
		flags.width = Math.abs(width);
		return "";
	}
	#readPrecision(flags) {
		this.#position += 1;
		if (this.#afterIndex) this.#badIndex = true;
		this.#readIndex();
		if (this.#format[this.#position] !== "*") {
			flags.precision = this.#readNumber() ?? 0;
			return "";
		}
		const precision = this.#takeNumber();
		if (precision === void 0 || precision < 0) return "%!(BADPREC)";
		flags.precision = precision;
		return "";
	}
};
// packages/prompt/dist/go-template/functions/comparison.js
function basicKind(value) {
	const kind = typeof value;
	return kind === "boolean" || kind === "bigint" || kind === "number" || kind === "string" ? kind : void 0;
}
const isNil = (value) => value === void 0 || value === null;
const asText$1 = (value) => formatValue$1(value, {
	...plainDirective,
	verb: "s"
});
function incompatible(left, right) {
	throw new FunctionFailure(`incompatible types for comparison: ${typeName(left)} and ${typeName(right)}`);
}
function equal(left, right) {
	const kind = basicKind(left);
	if (kind !== basicKind(right)) return isNil(left) || isNil(right) ? false : incompatible(left, right);
	if (kind !== void 0) return left === right;
	if (isNil(left) || isNil(right)) return isNil(left) && isNil(right);
	if (left?.constructor !== right?.constructor) throw new FunctionFailure(`non-comparable types ${asText$1(left)}: ${typeName(left)}, ${typeName(right)}: ${formatValue$1(right, plainDirective)}`);
	throw new FunctionFailure(`non-comparable type ${asText$1(right)}: ${typeName(right)}`);
}
function less(left, right) {
	const kind = basicKind(left);
	const otherKind = basicKind(right);
	if (kind === void 0 || otherKind === void 0) throw new FunctionFailure("invalid type for comparison");
	if (kind !== otherKind) return incompatible(left, right);
	if (typeof left === "string" && typeof right === "string") return compareStrings(left, right) < 0;
	if (typeof left === "bigint" && typeof right === "bigint") return left < right;
	if (typeof left === "number" && typeof right === "number") return left < right;
	throw new FunctionFailure("invalid type for comparison");
}
const pair = ["value", "value"];
/** `eq ne lt le gt ge`. Ints and floats don't compare with each other, as in Go. */
const comparisonFunctions = {
	eq: {
		parameters: ["value"],
		rest: "value",
		call: (first, ...others) => {
			if (others.length === 0) throw new FunctionFailure("missing argument for comparison");
			return others.some((other) => equal(first, other));
		}
	},
	ne: {
		parameters: pair,
		call: (left, right) => !equal(left, right)
	},
	lt: {
		parameters: pair,
		call: (left, right) => less(left, right)
	},
	le: {
		parameters: pair,
		call: (left, right) => less(left, right) || equal(left, right)
	},
	gt: {
		parameters: pair,
		call: (left, right) => !(less(left, right) || equal(left, right))
	},
	ge: {
		parameters: pair,
		call: (left, right) => !less(left, right)
	}
};
// packages/prompt/dist/go-template/functions/dates.js
const day = 864e5;
const two$1 = (value) => String(value).padStart(2, "0");
/** A day as YYYY-MM-DD in the machine's time zone; `offset` counts days from today. */
function dateText(offset = 0, now = /* @__PURE__ */ new Date()) {
	const date = new Date(now.getTime() + offset * day);
	return `${String(date.getFullYear()).padStart(4, "0")}-${two$1(date.getMonth() + 1)}-${two$1(date.getDate())}`;
}
// packages/prompt/dist/go-template/functions/escaping.js
/** The text of the values together; nothing at all counts as `<no value>`. */
function joined(values) {
	const [only] = values;
	if (values.length === 1 && typeof only === "string") return only;
	return print(values.map((value) => value === void 0 || value === null ? "<no value>" : value));
}
const htmlEscapes = {
	"\0": "�",
	"\"": "&#34;",
	"'": "&#39;",
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;"
};
function escapeHtml(text) {
	return text.replaceAll(/[\0"'&<>]/g, (character) => htmlEscapes[character] ?? character);
}
function escapeJavaScriptCharacter(character) {
	if (`\\'"`.includes(character)) return `\\${character}`;
	const codePoint = character.codePointAt(0) ?? 0;
	if (codePoint >= 128 && isPrintable(character)) return character;
	return `\\u${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}
function escapeJavaScript(text) {
	return text.replaceAll(/[\\'"<>&=\u0000-\u001f\u0080-\u{10ffff}]/gu, escapeJavaScriptCharacter);
}
function escapeUrlQuery(text) {
	return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "�")).replaceAll("%20", "+").replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** `html js urlquery`. */
const escapingFunctions = {
	html: {
		parameters: [],
		rest: "any",
		call: (...values) => escapeHtml(joined(values))
	},
	js: {
		parameters: [],
		rest: "any",
		call: (...values) => escapeJavaScript(joined(values))
	},
	urlquery: {
		parameters: [],
		rest: "any",
		call: (...values) => escapeUrlQuery(joined(values))
	}
};
// packages/prompt/dist/go-template/functions/indexing.js
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
function position(index, limit) {
	if (index === void 0 || index === null) throw new FunctionFailure("cannot index slice/array with nil");
	if (typeof index !== "bigint") throw new FunctionFailure(`cannot index slice/array with type ${typeName(index)}`);
	if (index < 0n || index > BigInt(limit)) throw new FunctionFailure(`index out of range: ${index}`);
	return Number(index);
}
function indexOnce(item, index) {
	if (item === void 0 || item === null) throw new FunctionFailure("index of nil pointer");
	if (item instanceof GoMap) {
		if (typeof index !== "string") {
			if (index === void 0 || index === null) throw new FunctionFailure("value is nil; should be of type string");
			throw new FunctionFailure(`value has type ${typeName(index)}; should be string`);
		}
		return item.entries.get(index) ?? null;
	}
	if (item instanceof GoList) {
		const at = position(index, item.items.length);
		if (at === item.items.length) throw new FunctionFailure("reflect: slice index out of range");
		return item.items[at] ?? null;
	}
	if (typeof item === "string") {
		const bytes = encoder.encode(item);
		const byte = bytes[position(index, bytes.length)];
		if (byte === void 0) throw new FunctionFailure("reflect: string index out of range");
		return BigInt(byte);
	}
	throw new FunctionFailure(`can't index item of type ${typeName(item)}`);
}
function index(item, ...indexes) {
	if (item === void 0 || item === null) throw new FunctionFailure("index of untyped nil");
	return indexes.reduce(indexOnce, item);
}
function slice$1(item, ...indexes) {
	if (item === void 0 || item === null) throw new FunctionFailure("slice of untyped nil");
	if (indexes.length > 3) throw new FunctionFailure(`too many slice indexes: ${indexes.length}`);
	if (typeof item === "string") {
		if (indexes.length === 3) throw new FunctionFailure("cannot 3-index slice a string");
		const bytes = encoder.encode(item);
		const [from, to] = sliceBounds(indexes, bytes.length);
		return decoder.decode(bytes.subarray(from, to));
	}
	if (!(item instanceof GoList)) throw new FunctionFailure(`can't slice item of type ${typeName(item)}`);
	const [from, to] = sliceBounds(indexes, item.items.length);
	return new GoList(item.items.slice(from, to), { typeName: item.typeName });
}
function sliceBounds(indexes, length) {
	const [from = 0, to = length, capacity] = indexes.map((bound) => position(bound, length));
	if (from > to) throw new FunctionFailure(`invalid slice index: ${from} > ${to}`);
	if (capacity !== void 0 && to > capacity) throw new FunctionFailure(`invalid slice index: ${to} > ${capacity}`);
	return [from, to];
}
function length(item) {
	if (item === void 0) throw new FunctionFailure("reflect: call of reflect.Value.Type on zero Value");
	if (item === null) throw new FunctionFailure("len of nil pointer");
	if (typeof item === "string") return BigInt(encoder.encode(item).length);
	if (item instanceof GoList) return BigInt(item.items.length);
	if (item instanceof GoMap) return BigInt(item.entries.size);
	throw new FunctionFailure(`len of type ${typeName(item)}`);
}
/** `index slice len`. Strings are counted and cut in bytes, as in Go. */
const indexingFunctions = {
	index: {
		parameters: ["value"],
		rest: "value",
		call: index
	},
	slice: {
		parameters: ["value"],
		rest: "value",
		call: slice$1
	},
	len: {
		parameters: ["value"],
		call: length
	}
};
// packages/prompt/dist/go-template/functions/json.js
const escapes = {
	"\"": "\\\"",
	"\\": "\\\\",
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t",
	"\b": "\\b",
	"\f": "\\f"
};
function escapeCharacter(character) {
	return escapes[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}
function jsonString(text) {
	return `"${text.replaceAll(/\p{Surrogate}/gu, "�").replaceAll(/["\\\u0000-\u001f<>&\u2028\u2029]/g, escapeCharacter)}"`;
}
/**
* Writes a value as Go's `json.Marshal` does: no spaces, map keys sorted, `<`, `>` and `&` escaped. What JSON can't
* hold (NaN, a function) gives an empty text.
*/
function toGoJson(value) {
	if (value === void 0 || value === null) return "null";
	if (value instanceof GoList) return `[${value.items.map(toGoJson).join(",")}]`;
	if (value instanceof GoMap) return jsonObject(value.sortedKeys().map((key) => [key, value.entries.get(key)]));
	if (value instanceof GoStruct) return jsonObject(value.json);
	switch (typeof value) {
		case "string": return jsonString(value);
		case "number": return Number.isFinite(value) ? numberText(value) : "";
		case "function": return "";
		default: return String(value);
	}
}
function numberText(value) {
	return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}
function jsonObject(entries) {
	return `{${entries.map(([key, value]) => `${jsonString(key)}:${toGoJson(value)}`).join(",")}}`;
}
// packages/prompt/dist/go-template/functions/type-script-type.js
const names = {
	string: "string",
	number: "number",
	integer: "number",
	boolean: "boolean",
	array: "any[]",
	object: "Record<string, any>",
	null: "null"
};
const items = (value) => value instanceof GoList ? value.items : [];
/** The TypeScript type of a tool's property (a struct with `AnyOf` and `Type`); `any` for whatever is none. */
function toTypeScriptType(value) {
	if (!(value instanceof GoStruct)) return "any";
	const alternatives = items(value.fields.get("AnyOf"));
	if (alternatives.length > 0) return alternatives.map(toTypeScriptType).join(" | ");
	const types = items(value.fields.get("Type"));
	if (types.length === 0) return "any";
	return types.map((type) => (typeof type === "string" ? names[type] : void 0) ?? "any").join(" | ");
}
// packages/prompt/dist/go-template/functions/registry.js
/** `and`, `or` and `call` evaluate or name their arguments in their own way: the evaluator does them. */
function bySpecialCase() {
	throw new FunctionFailure("is evaluated elsewhere");
}
/** Everything that a template can call: Go's own functions and those that chat templates have besides. */
const templateFunctions = new Map(Object.entries({
	and: {
		parameters: ["value"],
		rest: "value",
		call: bySpecialCase
	},
	or: {
		parameters: ["value"],
		rest: "value",
		call: bySpecialCase
	},
	call: {
		parameters: ["value"],
		rest: "value",
		call: bySpecialCase
	},
	not: {
		parameters: ["value"],
		call: (value) => !isTrue(value)
	},
	...comparisonFunctions,
	...indexingFunctions,
	...escapingFunctions,
	print: {
		parameters: [],
		rest: "any",
		call: (...values) => print(values)
	},
	println: {
		parameters: [],
		rest: "any",
		call: (...values) => printLine(values)
	},
	printf: {
		parameters: ["string"],
		rest: "any",
		call: (format, ...values) => printf(String(format), values)
	},
	json: {
		parameters: ["any"],
		call: toGoJson
	},
	currentDate: {
		parameters: [],
		rest: "string",
		call: () => dateText()
	},
	yesterdayDate: {
		parameters: [],
		rest: "string",
		call: () => dateText(-1)
	},
	toTypeScriptType: {
		parameters: ["any"],
		call: toTypeScriptType
	}
}));
/** The names of `templateFunctions`. */
const templateFunctionNames = new Set(templateFunctions.keys());
// packages/prompt/dist/go-template/evaluate/expressions.js
/** The value that a pipeline hands to its next command; `none` for the first command. */
const none = Symbol("none");
/** Evaluates what stands inside actions. */
var Expressions = class {
	#run;
	#variables;
	constructor(run, variables) {
		this.#run = run;
		this.#variables = variables;
	}
	/** The value of a pipeline; its variables are declared or assigned. An empty interface comes out as no value. */
	pipeline(dot, pipe) {
		this.#run.at(pipe);
		let value = none;
		for (const command of pipe.commands) {
			const result = this.#command(dot, command, value);
			value = result === null ? void 0 : result;
		}
		const final = value === none ? void 0 : value;
		for (const { identifiers } of pipe.declarations) {
			const name = identifiers[0] ?? "";
			if (!pipe.isAssignment) this.#variables.declare(name, final);
			else if (!this.#variables.assign(name, final)) this.#run.fail(`undefined variable: ${name}`);
		}
		return final;
	}
	#command(dot, command, piped) {
		const [first, ...rest] = command.arguments;
		if (first === void 0) return void 0;
		switch (first.type) {
			case "field": return this.#field(dot, first, rest, piped);
			case "chain": return this.#chain(dot, first, rest, piped);
			case "identifier": return this.#function(dot, first, command, rest, piped);
			case "pipe":
				this.#refuseArguments(first, rest, piped);
				return this.pipeline(dot, first);
			case "variable": return this.#variable(dot, first, rest, piped);
			default:
				this.#run.at(first);
				this.#refuseArguments(first, rest, piped);
				if (first.type === "nil") return this.#run.fail("nil is not a command");
				return this.#constant(dot, first);
		}
	}
	#refuseArguments(first, rest, piped) {
		if (rest.length > 0 || piped !== none) this.#run.fail(`can't give argument to non-function ${nodeText(first)}`);
	}
	#constant(dot, node) {
		switch (node.type) {
			case "bool": return node.value;
			case "string": return node.text;
			case "number": return this.#number(node);
			default: return dot;
		}
	}
	#number(node) {
		this.#run.at(node);
		if (node.isFloat) return node.float;
		return node.integer ?? this.#run.fail(`${node.text} overflows int`);
	}
	#field(dot, node, rest, piped) {
		this.#run.at(node);
		return this.#fields(dot, node.identifiers, rest, piped);
	}
	#chain(dot, node, rest, piped) {
		this.#run.at(node);
		if (node.node.type === "nil") this.#run.fail(`indirection through explicit nil in ${nodeText(node)}`);
		return this.#fields(this.#argument(dot, "value", node.node), node.fields, rest, piped);
	}
	#variable(dot, node, rest, piped) {
		this.#run.at(node);
		const [name = "", ...fields] = node.identifiers;
		const value = this.#variables.get(name);
		if (fields.length > 0) return this.#fields(value, fields, rest, piped);
		this.#refuseArguments(node, rest, piped);
		return value;
	}
	#fields(receiver, names, rest, piped) {
		let value = receiver;
		for (const [index, name] of names.entries()) {
			const hasArguments = index === names.length - 1 && (rest.length > 0 || piped !== none);
			value = this.#oneField(value, name, hasArguments);
		}
		return value;
	}
	#oneField(receiver, name, hasArguments) {
		if (receiver === void 0) return void 0;
		if (receiver === null) return this.#run.fail(`nil pointer evaluating interface {}.${name}`);
		if (receiver instanceof GoStruct && receiver.fields.has(name)) {
			if (hasArguments) this.#run.fail(`${name} has arguments but cannot be invoked as function`);
			return receiver.fields.get(name);
		}
		if (receiver instanceof GoMap) {
			if (hasArguments) this.#run.fail(`${name} is not a method but has arguments`);
			return receiver.entries.get(name) ?? null;
		}
		return this.#run.fail(`can't evaluate field ${name} in type ${typeName(receiver)}`);
	}
	#function(dot, node, place, rest, piped) {
		this.#run.at(node);
		const called = templateFunctions.get(node.name);
		if (called === void 0) return this.#run.fail(`"${node.name}" is not a defined function`);
		this.#checkCount(node.name, called, rest.length, piped);
		if (node.name === "and" || node.name === "or") return this.#shortCircuit(dot, node.name === "or", rest, piped);
		const values = rest.map((argument, index) => this.#argument(dot, parameterType(called, index), argument));
		if (piped !== none) values.push(this.#converted(piped, parameterType(called, rest.length)));
		try {
			return node.name === "call" ? callValue(values, rest[0]) : called.call(...values);
		} catch (error) {
			if (!(error instanceof FunctionFailure)) throw error;
			this.#run.at(place);
			return this.#run.fail(`error calling ${node.name}: ${error.message}`);
		}
	}
	#checkCount(name, called, written, piped) {
		const given = written + (piped === none ? 0 : 1);
		const wanted = called.parameters.length;
		if (called.rest === void 0 && given !== wanted) this.#run.fail(`wrong number of args for ${name}: want ${wanted} got ${given}`);
		if (given < wanted) this.#run.fail(`wrong number of args for ${name}: want at least ${wanted} got ${written}`);
	}
	/** `and` and `or` give the value that decides and leave the rest unevaluated. */
	#shortCircuit(dot, decides, rest, piped) {
		let value;
		for (const argument of rest) {
			value = this.#argument(dot, "value", argument);
			if (isTrue(value) === decides) return value;
		}
		return piped === none ? value : piped;
	}
	#argument(dot, type, node) {
		this.#run.at(node);
		switch (node.type) {
			case "dot": return this.#converted(dot, type);
			case "nil":
				if (type === "string") this.#run.fail("cannot assign nil to string");
				return;
			case "field": return this.#converted(this.#field(dot, node, [], none), type);
			case "variable": return this.#converted(this.#variable(dot, node, [], none), type);
			case "pipe": return this.#converted(this.pipeline(dot, node), type);
			case "identifier": return this.#converted(this.#function(dot, node, node, [], none), type);
			case "chain": return this.#converted(this.#chain(dot, node, [], none), type);
			default:
				if (type === "string" && node.type !== "string") this.#run.fail(`expected string; found ${nodeText(node)}`);
				return this.#constant(dot, node);
		}
	}
	#converted(value, type) {
		if (type !== "string" || typeof value === "string") return value;
		if (value === void 0) return this.#run.fail("invalid value; expected string");
		const found = value === null ? "interface {}" : typeName(value);
		return this.#run.fail(`wrong type for value; expected string; got ${found}`);
	}
};
function parameterType(called, index) {
	return called.parameters[index] ?? called.rest ?? "value";
}
function callValue(values, node) {
	const [called, ...rest] = values;
	if (called === void 0 || called === null) throw new FunctionFailure("call of nil");
	if (typeof called === "function") return called(...rest);
	throw new FunctionFailure(`non-function ${node === void 0 ? "value" : nodeText(node)} of type ${typeName(called)}`);
}
// packages/prompt/dist/go-template/evaluate/run.js
/** More output than this, in UTF-16 units, is refused: a template that was sent by a client may loop for ever. */
const maximumOutput = 67108864;
/** More evaluated nodes than this are refused, for the same reason. */
const maximumSteps = 2e7;
/** One execution of a template: its output, its limits, and the node that errors name. */
var Run = class {
	#name;
	#source;
	#output = [];
	#outputLength = 0;
	#steps = 0;
	#node;
	/** The name of the body that is being executed. */
	bodyName;
	constructor(name, source) {
		this.#name = name;
		this.#source = source;
		this.bodyName = name;
	}
	get text() {
		return this.#output.join("");
	}
	write(text) {
		this.#outputLength += text.length;
		if (this.#outputLength > maximumOutput) this.fail(`output longer than ${maximumOutput} characters`);
		this.#output.push(text);
	}
	/** Marks the node that is being evaluated. */
	at(node) {
		this.#node = node;
		this.#steps += 1;
		if (this.#steps > maximumSteps) this.fail(`more than ${maximumSteps} steps`);
	}
	/** Throws, naming the place and the node as Go does. */
	fail(message) {
		const node = this.#node;
		if (node === void 0) throw new TemplateExecutionError("go", `template: ${this.#name}: ${message}`);
		const before = this.#source.slice(0, node.position);
		const line = before.split("\n").length;
		const inLine = before.slice(before.lastIndexOf("\n") + 1);
		throw new TemplateExecutionError("go", `template: ${`${this.#name}:${line}:${new TextEncoder().encode(inLine).length}`}: executing ${quote(this.bodyName)} at <${nodeText(node)}>: ${message}`, {
			line,
			column: inLine.length + 1
		});
	}
};
// packages/prompt/dist/go-template/evaluate/variables.js
/** The variables of one body, innermost last. */
var Variables = class {
	#stack;
	constructor(dollar) {
		this.#stack = [{
			name: "$",
			value: dollar
		}];
	}
	mark() {
		return this.#stack.length;
	}
	release(mark) {
		this.#stack.length = mark;
	}
	declare(name, value) {
		this.#stack.push({
			name,
			value
		});
	}
	/** Sets a variable that was declared before; false if there is none. */
	assign(name, value) {
		const variable = this.#find(name);
		if (variable !== void 0) variable.value = value;
		return variable !== void 0;
	}
	get(name) {
		return this.#find(name)?.value;
	}
	/** Sets the variable that was declared as the n-th from the end (1 is the last). */
	setFromEnd(place, value) {
		const variable = this.#stack.at(-place);
		if (variable !== void 0) variable.value = value;
	}
	#find(name) {
		return this.#stack.findLast((variable) => variable.name === name);
	}
};
// packages/prompt/dist/go-template/evaluate/evaluator.js
var _a$1;
/** Bodies that call each other deeper than this are refused. */
const maximumDepth$1 = 200;
/** Executes the body named `name`. Throws a `TemplateExecutionError`. */
function evaluateTemplate(name, source, bodies, data) {
	const run = new Run(name, source);
	const root = bodies.get(name);
	if (root !== void 0) new BodyEvaluator(run, bodies, data, 0).walkList(data, root);
	return run.text;
}
/** Executes one body, with variables of its own. */
var BodyEvaluator = class {
	#run;
	#bodies;
	#depth;
	#variables;
	#expressions;
	constructor(run, bodies, data, depth) {
		this.#run = run;
		this.#bodies = bodies;
		this.#depth = depth;
		this.#variables = new Variables(data);
		this.#expressions = new Expressions(run, this.#variables);
	}
	walkList(dot, list) {
		this.#run.at(list);
		for (const node of list.nodes) {
			const flow = this.#walk(dot, node);
			if (flow !== "on") return flow;
		}
		return "on";
	}
	#walk(dot, node) {
		this.#run.at(node);
		switch (node.type) {
			case "text":
				this.#run.write(node.text);
				return "on";
			case "action": {
				const value = this.#expressions.pipeline(dot, node.pipe);
				if (node.pipe.declarations.length === 0) this.#print(node, value);
				return "on";
			}
			case "if":
			case "with": return this.#branch(dot, node);
			case "range": return this.#range(dot, node);
			case "template":
				this.#template(dot, node);
				return "on";
			default: return node.type;
		}
	}
	#print(node, value) {
		this.#run.at(node);
		if (typeof value === "function") this.#run.fail(`can't print ${nodeText(node)} of type ${typeName(value)}`);
		this.#run.write(printValue(value));
	}
	#branch(dot, node) {
		const mark = this.#variables.mark();
		const value = this.#expressions.pipeline(dot, node.pipe);
		let flow = "on";
		if (isTrue(value)) flow = this.walkList(node.type === "with" ? value : dot, node.list);
		else if (node.elseList !== void 0) flow = this.walkList(dot, node.elseList);
		this.#variables.release(mark);
		return flow;
	}
	#range(dot, node) {
		this.#run.at(node);
		const outer = this.#variables.mark();
		const value = this.#expressions.pipeline(dot, node.pipe);
		const mark = this.#variables.mark();
		let ran = false;
		for (const [key, element] of this.#entries(node, value)) {
			ran = true;
			this.#setLoopVariables(node, key, element);
			const ended = this.walkList(element, node.list);
			this.#variables.release(mark);
			if (ended === "break") break;
		}
		const flow = !ran && node.elseList !== void 0 ? this.walkList(dot, node.elseList) : "on";
		this.#variables.release(outer);
		return flow === "break" ? "on" : flow;
	}
	#setLoopVariables(node, key, element) {
		const [first, second] = node.pipe.declarations.map(({ identifiers }) => identifiers[0] ?? "");
		if (first === void 0) return;
		if (node.pipe.isAssignment) {
			this.#variables.assign(first, second === void 0 ? element : key);
			if (second !== void 0) this.#variables.assign(second, element);
		} else {
			this.#variables.setFromEnd(1, element);
			if (second !== void 0) this.#variables.setFromEnd(2, key);
		}
	}
	*#entries(node, value) {
		if (value === void 0 || value === null) return;
		if (value instanceof GoList) for (const [index, item] of value.items.entries()) yield [BigInt(index), item];
		else if (value instanceof GoMap) for (const key of value.sortedKeys()) yield [key, value.entries.get(key)];
		else if (typeof value === "bigint") {
			if (node.pipe.declarations.length > 1) this.#run.fail(`can't use ${value} to iterate over more than one variable`);
			for (let count = 0n; count < value; count += 1n) yield [void 0, count];
		} else this.#run.fail(`range can't iterate over ${print([value])}`);
	}
	#template(dot, node) {
		const body = this.#bodies.get(node.name);
		if (body === void 0) return this.#run.fail(`template "${node.name}" not defined`);
		if (this.#depth >= maximumDepth$1) this.#run.fail(`exceeded maximum template depth (${maximumDepth$1})`);
		const data = node.pipe === void 0 ? void 0 : this.#expressions.pipeline(dot, node.pipe);
		const caller = this.#run.bodyName;
		this.#run.bodyName = node.name;
		new _a$1(this.#run, this.#bodies, data, this.#depth + 1).walkList(data, body);
		this.#run.bodyName = caller;
	}
};
_a$1 = BodyEvaluator;
// packages/prompt/dist/go-template/syntax/number-literal.js
const smallestInteger = -(2n ** 63n);
const largestInteger = 2n ** 63n - 1n;
const largestUnsigned = 2n ** 64n - 1n;
const decimalInteger = /^[+-]?(?:0|[1-9](?:_?[0-9])*)$/;
const prefixedInteger = /^[+-]?(?:0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO]?(?:_?[0-7])+)$/;
const decimalFloat = /^[+-]?(?:[0-9](?:_?[0-9])*\.?(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9](?:_?[0-9])*)?$/;
const hexadecimalFloat = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/;
/** Reads a number as Go spells them. Gives a message, as Go words it, for what is none. */
function parseNumber(text) {
	if (decimalInteger.test(text) || prefixedInteger.test(text)) return integerLiteral(text);
	const value = parseFloatLiteral(text);
	if (value !== void 0 && !/[.eEpP]/.test(text)) return { error: `integer overflow: ${quote(text)}` };
	if (value === void 0) return { error: `illegal number syntax: ${quote(text)}` };
	return {
		...Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? { integer: BigInt(value) } : {},
		float: value,
		isFloat: true
	};
}
function integerLiteral(text) {
	const negative = text.startsWith("-");
	const digits = text.replace(/^[+-]/, "").replaceAll("_", "");
	const magnitude = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
	const value = negative ? -magnitude : magnitude;
	if (value < smallestInteger || value > largestUnsigned) return { error: `integer overflow: ${quote(text)}` };
	return {
		...value <= largestInteger ? { integer: value } : {},
		float: Number(value),
		isFloat: false
	};
}
function parseFloatLiteral(text) {
	if (decimalFloat.test(text)) {
		const value = Number(text.replaceAll("_", ""));
		return Number.isFinite(value) ? value : void 0;
	}
	const parts = hexadecimalFloat.exec(text.replaceAll("_", ""));
	if (parts === null) return void 0;
	const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
	if (whole + fraction === "") return void 0;
	const value = Number.parseInt(whole + fraction, 16) * 2 ** (Number(exponent) - 4 * fraction.length);
	return sign === "-" ? -value : value;
}
/** Reads a character constant such as `'a'`. Gives a message for what is none. */
function parseCharacterConstant(text) {
	const character = unquote(text);
	if (character === void 0 || character === "") return { error: "invalid syntax" };
	if ([...character].length > 1) return { error: `malformed character constant: ${text}` };
	const codePoint = character.codePointAt(0) ?? 0;
	return {
		integer: BigInt(codePoint),
		float: codePoint,
		isFloat: false
	};
}
// packages/prompt/dist/go-template/syntax/pipeline-parser.js
/** Parentheses nested deeper than this are refused: reading and running them recurses. */
const maximumNesting$1 = 500;
const startsCommand = /* @__PURE__ */ new Set([
	"bool",
	"character-constant",
	"complex",
	"dot",
	"field",
	"identifier",
	"number",
	"nil",
	"raw-string",
	"string",
	"variable",
	"left-parenthesis"
]);
/** Reads what stands inside an action, and knows which variables are declared there. */
var PipelineParser = class {
	#stream;
	#functions;
	#variables = ["$"];
	#nesting = 0;
	constructor(stream, functions) {
		this.#stream = stream;
		this.#functions = functions;
	}
	/** Remembers which variables are declared, for `releaseVariables` at the end of a branch. */
	markVariables() {
		return this.#variables.length;
	}
	releaseVariables(mark) {
		this.#variables = this.#variables.slice(0, mark);
	}
	parse(context, end) {
		const position = this.#stream.peekNonSpace().position;
		const { declarations, isAssignment } = this.#declarations(context);
		const commands = [];
		for (;;) {
			const token = this.#stream.nextNonSpace();
			if (token.type === end) break;
			if (!startsCommand.has(token.type)) this.#stream.unexpected(token, context);
			this.#stream.pushBack(token);
			commands.push(this.#command());
		}
		this.#check(commands, context);
		return {
			type: "pipe",
			position,
			declarations,
			isAssignment,
			commands
		};
	}
	#declarations(context) {
		const declarations = [];
		while (this.#stream.peekNonSpace().type === "variable") {
			const variable = this.#stream.next();
			const following = this.#stream.next();
			const next = following.type === "space" ? this.#stream.nextNonSpace() : following;
			const isComma = next.type === "character" && next.value === ",";
			if (next.type !== "assign" && next.type !== "declare" && !isComma) {
				this.#stream.pushBack(variable, ...following.type === "space" ? [following, next] : [next]);
				break;
			}
			declarations.push({
				type: "variable",
				position: variable.position,
				identifiers: [variable.value]
			});
			this.#variables.push(variable.value);
			if (!isComma) return {
				declarations,
				isAssignment: next.type === "assign"
			};
			if (context !== "range" || declarations.length >= 2) this.#stream.fail(`too many declarations in ${context}`);
			const after = this.#stream.peekNonSpace().type;
			if (after !== "variable" && after !== "right-delimiter" && after !== "right-parenthesis") this.#stream.fail("range can only initialize variables");
		}
		return {
			declarations,
			isAssignment: false
		};
	}
	#check(commands, context) {
		if (commands.length === 0) this.#stream.fail(`missing value for ${context}`);
		for (const [index, command] of commands.slice(1).entries()) {
			const first = command.arguments[0]?.type ?? "nil";
			if ([
				"bool",
				"dot",
				"nil",
				"number",
				"string"
			].includes(first)) this.#stream.fail(`non executable command in pipeline stage ${index + 2}`);
		}
	}
	#command() {
		const position = this.#stream.peekNonSpace().position;
		const words = [];
		for (;;) {
			this.#stream.peekNonSpace();
			const operand = this.#operand();
			if (operand !== void 0) words.push(operand);
			const token = this.#stream.next();
			if (token.type === "space") continue;
			if (token.type === "right-delimiter" || token.type === "right-parenthesis") this.#stream.pushBack(token);
			else if (token.type !== "pipe") this.#stream.unexpected(token, "operand");
			break;
		}
		if (words.length === 0) this.#stream.fail("empty command");
		return {
			type: "command",
			position,
			arguments: words
		};
	}
	#operand() {
		const node = this.#term();
		if (node === void 0 || this.#stream.peek().type !== "field") return node;
		const position = this.#stream.peek().position;
		const fields = [];
		while (this.#stream.peek().type === "field") fields.push(this.#stream.next().value.slice(1));
		switch (node.type) {
			case "field":
			case "variable": return {
				...node,
				position,
				identifiers: [...node.identifiers, ...fields]
			};
			case "bool":
			case "string":
			case "number":
			case "nil":
			case "dot": return this.#stream.fail(`unexpected . after term ${quote(nodeText(node))}`);
			default: return {
				type: "chain",
				position,
				node,
				fields
			};
		}
	}
	#term() {
		const token = this.#stream.nextNonSpace();
		const { position, value } = token;
		switch (token.type) {
			case "identifier":
				if (!this.#functions.has(value)) this.#stream.fail(`function ${quote(value)} not defined`);
				return {
					type: "identifier",
					position,
					name: value
				};
			case "dot": return {
				type: "dot",
				position
			};
			case "nil": return {
				type: "nil",
				position
			};
			case "variable":
				if (!this.#variables.includes(value)) this.#stream.fail(`undefined variable ${quote(value)}`);
				return {
					type: "variable",
					position,
					identifiers: [value]
				};
			case "field": return {
				type: "field",
				position,
				identifiers: [value.slice(1)]
			};
			case "bool": return {
				type: "bool",
				position,
				value: value === "true"
			};
			case "character-constant":
			case "complex":
			case "number": return this.#number(token);
			case "left-parenthesis": return this.#parenthesised();
			case "string":
			case "raw-string": return {
				type: "string",
				position,
				quoted: value,
				text: unquote(value) ?? this.#stream.fail("invalid syntax")
			};
			default:
				this.#stream.pushBack(token);
				return;
		}
	}
	#parenthesised() {
		if (this.#nesting >= maximumNesting$1) this.#stream.fail("max expression depth exceeded");
		this.#nesting += 1;
		const pipe = this.parse("parenthesized pipeline", "right-parenthesis");
		this.#nesting -= 1;
		return pipe;
	}
	#number(token) {
		if (token.type === "complex" || token.value.endsWith("i")) this.#stream.fail("complex numbers are not supported");
		const literal = (token.type === "character-constant" ? parseCharacterConstant : parseNumber)(token.value);
		if ("error" in literal) return this.#stream.fail(literal.error);
		return {
			type: "number",
			position: token.position,
			text: token.value,
			...literal
		};
	}
};
// packages/prompt/dist/go-template/syntax/token.js
const keywords = [
	"block",
	"break",
	"continue",
	"define",
	"else",
	"end",
	"if",
	"nil",
	"range",
	"template",
	"with"
];
function isKeyword(word) {
	return keywords.includes(word);
}
// packages/prompt/dist/go-template/syntax/lexer.js
const leftDelimiter = "{{";
const rightDelimiter = "}}";
const endOfInput = "";
const isSpace = (character) => character !== "" && " 	\r\n".includes(character);
const isAlphanumeric = (character) => /^[\p{L}\p{Nd}_]$/u.test(character);
const countNewlines = (text) => text.split("\n").length - 1;
const hasLeftTrimMarker = (text, at) => text[at] === "-" && isSpace(text[at + 1] ?? "");
const hasRightTrimMarker = (text, at) => isSpace(text[at] ?? "") && text[at + 1] === "-";
const trimStart = (text) => text.replace(/^[ \t\r\n]+/, "");
function trimEnd(text) {
	let end = text.length;
	while (end > 0 && isSpace(text[end - 1] ?? "")) end -= 1;
	return text.slice(0, end);
}
/** Cuts template source into tokens, one for each call of `next`. Trim markers and comments are dealt with here. */
var Lexer = class {
	#input;
	#position = 0;
	#start = 0;
	#line = 1;
	#startLine = 1;
	#insideAction = false;
	#parenthesisDepth = 0;
	#failed = false;
	constructor(input) {
		this.#input = input;
	}
	/** The next token; after the end or an error always `eof`. */
	next() {
		if (this.#failed) return {
			type: "eof",
			value: "",
			position: this.#start,
			line: this.#startLine
		};
		return this.#insideAction ? this.#lexInsideAction() : this.#lexText();
	}
	#peek() {
		const codePoint = this.#input.codePointAt(this.#position);
		return codePoint === void 0 ? endOfInput : String.fromCodePoint(codePoint);
	}
	#advance() {
		const character = this.#peek();
		this.#position += character.length;
		if (character === "\n") this.#line += 1;
		return character;
	}
	#startsWith(text, offset = 0) {
		return this.#input.startsWith(text, this.#position + offset);
	}
	#emit(type) {
		const token = {
			type,
			value: this.#input.slice(this.#start, this.#position),
			position: this.#start,
			line: this.#startLine
		};
		this.#start = this.#position;
		this.#startLine = this.#line;
		return token;
	}
	/** Drops what was read since the last token; only for text whose newlines `#advance` did not count. */
	#ignore() {
		this.#line += countNewlines(this.#input.slice(this.#start, this.#position));
		this.#start = this.#position;
		this.#startLine = this.#line;
	}
	#fail(message) {
		this.#failed = true;
		return {
			type: "error",
			value: message,
			position: this.#start,
			line: this.#startLine
		};
	}
	#lexText() {
		for (;;) {
			const text = this.#readText();
			if (text !== void 0) return text;
			const afterComment = this.#lexLeftDelimiter();
			if (afterComment !== void 0) return afterComment;
		}
	}
	/** The text up to the next action, or undefined if there is none before it. */
	#readText() {
		const next = this.#input.indexOf(leftDelimiter, this.#position);
		if (next === -1) {
			this.#position = this.#input.length;
			if (this.#position === this.#start) return this.#emit("eof");
			this.#line += countNewlines(this.#input.slice(this.#start));
			return this.#emit("text");
		}
		const text = this.#input.slice(this.#start, next);
		const kept = hasLeftTrimMarker(this.#input, next + 2) ? trimEnd(text) : text;
		this.#position = this.#start + kept.length;
		this.#line += countNewlines(kept);
		const token = kept === "" ? void 0 : this.#emit("text");
		this.#position = next;
		this.#ignore();
		return token;
	}
	/** The opening of an action; undefined if it was a comment, which is skipped. */
	#lexLeftDelimiter() {
		const marker = hasLeftTrimMarker(this.#input, this.#position + 2) ? 2 : 0;
		if (this.#startsWith("/*", 2 + marker)) {
			this.#position += 2 + marker;
			this.#ignore();
			return this.#skipComment();
		}
		this.#position += 2;
		const token = this.#emit("left-delimiter");
		this.#position += marker;
		this.#ignore();
		this.#insideAction = true;
		this.#parenthesisDepth = 0;
		return token;
	}
	#skipComment() {
		const end = this.#input.indexOf("*/", this.#position + 2);
		if (end === -1) return this.#fail("unclosed comment");
		this.#position = end + 2;
		const delimiter = this.#atRightDelimiter();
		if (delimiter === void 0) return this.#fail("comment ends before closing delimiter");
		this.#skipRightDelimiter(delimiter.trims);
		this.#ignore();
	}
	#atRightDelimiter() {
		if (hasRightTrimMarker(this.#input, this.#position) && this.#startsWith(rightDelimiter, 2)) return { trims: true };
		return this.#startsWith(rightDelimiter) ? { trims: false } : void 0;
	}
	#skipRightDelimiter(trims) {
		this.#position += 2 + (trims ? 2 : 0);
		if (trims) this.#position = this.#input.length - trimStart(this.#input.slice(this.#position)).length;
	}
	#lexRightDelimiter() {
		const trims = this.#atRightDelimiter()?.trims === true;
		if (trims) {
			this.#position += 2;
			this.#ignore();
		}
		this.#position += 2;
		const token = this.#emit("right-delimiter");
		if (trims) {
			this.#position = this.#input.length - trimStart(this.#input.slice(this.#position)).length;
			this.#ignore();
		}
		this.#insideAction = false;
		return token;
	}
	#lexInsideAction() {
		if (this.#atRightDelimiter() !== void 0) return this.#parenthesisDepth === 0 ? this.#lexRightDelimiter() : this.#fail("unclosed left paren");
		const character = this.#peek();
		if (character === endOfInput) return this.#fail("unclosed action");
		if (isSpace(character)) return this.#lexSpace();
		const following = this.#input[this.#position + 1] ?? "";
		if (/[0-9+-]/.test(character) || character === "." && /[0-9]/.test(following)) return this.#lexNumber();
		if (isAlphanumeric(character)) return this.#lexIdentifier();
		this.#advance();
		return this.#lexPunctuation(character);
	}
	#lexPunctuation(character) {
		switch (character) {
			case "=": return this.#emit("assign");
			case ":": return this.#advance() === "=" ? this.#emit("declare") : this.#fail("expected :=");
			case "|": return this.#emit("pipe");
			case "\"": return this.#lexQuoted("\"", "string", "unterminated quoted string");
			case "'": return this.#lexQuoted("'", "character-constant", "unterminated character constant");
			case "`": return this.#lexRawString();
			case "$": return this.#lexName("variable", "variable");
			case ".": return this.#lexName("field", "dot");
			case "(":
				this.#parenthesisDepth += 1;
				return this.#emit("left-parenthesis");
			case ")":
				this.#parenthesisDepth -= 1;
				if (this.#parenthesisDepth < 0) return this.#fail("unexpected right paren");
				return this.#emit("right-parenthesis");
			default:
				if (/^[ -~]$/.test(character) && isPrintable(character)) return this.#emit("character");
				return this.#fail(`unrecognized character in action: ${describeCharacter(character)}`);
		}
	}
	#lexSpace() {
		const before = this.#position;
		while (isSpace(this.#peek())) this.#advance();
		const last = this.#position - 1;
		if (hasRightTrimMarker(this.#input, last) && this.#input.startsWith(rightDelimiter, last + 2)) {
			if (this.#input[last] === "\n") this.#line -= 1;
			this.#position = last;
			if (last === before) return this.#lexRightDelimiter();
		}
		return this.#emit("space");
	}
	#lexIdentifier() {
		while (isAlphanumeric(this.#peek())) this.#advance();
		if (!this.#atTerminator()) return this.#fail(`bad character ${describeCharacter(this.#peek())}`);
		const word = this.#input.slice(this.#start, this.#position);
		if (isKeyword(word)) return this.#emit(word);
		return this.#emit(word === "true" || word === "false" ? "bool" : "identifier");
	}
	#lexName(type, alone) {
		if (this.#atTerminator()) return this.#emit(alone);
		while (isAlphanumeric(this.#peek())) this.#advance();
		if (!this.#atTerminator()) return this.#fail(`bad character ${describeCharacter(this.#peek())}`);
		return this.#emit(type);
	}
	#atTerminator() {
		const character = this.#peek();
		return character === endOfInput || isSpace(character) || ".,|:)(".includes(character) || this.#startsWith("}}");
	}
	#lexQuoted(mark, type, unterminated) {
		for (;;) {
			let character = this.#advance();
			if (character === mark) return this.#emit(type);
			if (character === "\\") character = this.#advance();
			if (character === endOfInput || character === "\n") return this.#fail(unterminated);
		}
	}
	#lexRawString() {
		for (;;) {
			const character = this.#advance();
			if (character === endOfInput) return this.#fail("unterminated raw quoted string");
			if (character === "`") return this.#emit("raw-string");
		}
	}
	#lexNumber() {
		const complete = this.#scanNumber();
		const sign = this.#peek();
		if (complete && sign !== "+" && sign !== "-") return this.#emit("number");
		if (complete && this.#scanNumber() && this.#input[this.#position - 1] === "i") return this.#emit("complex");
		return this.#fail(`bad number syntax: ${quote(this.#input.slice(this.#start, this.#position))}`);
	}
	#scanNumber() {
		const accept = (pattern) => {
			pattern.lastIndex = this.#position;
			const found = pattern.exec(this.#input);
			if (found !== null) this.#position += found[0].length;
			return found !== null;
		};
		accept(/[+-]/y);
		if (accept(/0[xX]/y)) accept(/[0-9a-fA-F_]*\.?[0-9a-fA-F_]*(?:[pP][+-]?[0-9_]*)?/y);
		else if (accept(/0[oO]/y)) accept(/[0-7_]*\.?[0-7_]*/y);
		else if (accept(/0[bB]/y)) accept(/[01_]*\.?[01_]*/y);
		else accept(/[0-9_]*\.?[0-9_]*(?:[eE][+-]?[0-9_]*)?/y);
		accept(/i/y);
		if (!isAlphanumeric(this.#peek())) return true;
		this.#advance();
		return false;
	}
};
// packages/prompt/dist/go-template/syntax/token-stream.js
/** Tokens with three places of look-ahead, and the errors that name them. */
var TokenStream = class {
	#name;
	#source;
	#lexer;
	#pending = [];
	#last = {
		type: "eof",
		value: "",
		position: 0,
		line: 1
	};
	/** The line of the action that is being read, 0 between actions. */
	actionLine = 0;
	constructor(name, source) {
		this.#name = name;
		this.#source = source;
		this.#lexer = new Lexer(source);
	}
	next() {
		const pending = this.#pending.pop();
		if (pending !== void 0) return pending;
		this.#last = this.#lexer.next();
		return this.#last;
	}
	/** Puts tokens back; the first one given is the next to come. */
	pushBack(...tokens) {
		this.#pending.push(...tokens.reverse());
	}
	peek() {
		const token = this.next();
		this.pushBack(token);
		return token;
	}
	nextNonSpace() {
		for (;;) {
			const token = this.next();
			if (token.type !== "space") return token;
		}
	}
	/** Looks at the next token that is no space; spaces before it are dropped. */
	peekNonSpace() {
		const token = this.nextNonSpace();
		this.pushBack(token);
		return token;
	}
	expect(type, context) {
		const token = this.nextNonSpace();
		return token.type === type ? token : this.unexpected(token, context);
	}
	unexpected(token, context) {
		if (token.type !== "error") return this.fail(`unexpected ${describeToken(token)} in ${context}`);
		let started = "";
		if (this.actionLine !== 0 && this.actionLine !== token.line) started = `${token.value.endsWith(" action") ? "" : " in action"} started at ${this.#name}:${this.actionLine}`;
		return this.fail(token.value + started);
	}
	/** Throws, naming the line of the last token that was read, as Go does. */
	fail(message) {
		const { line, position } = this.#last;
		const column = position - (this.#source.lastIndexOf("\n", position - 1) + 1) + 1;
		throw new TemplateSyntaxError("go", `template: ${this.#name}:${line}: ${message}`, {
			line,
			column
		});
	}
};
function describeToken(token) {
	if (token.type === "eof") return "EOF";
	if (isKeyword(token.type) || token.type === "dot") return `<${token.value}>`;
	const characters = [...token.value];
	return characters.length > 10 ? `${quote(characters.slice(0, 10).join(""))}...` : quote(token.value);
}
// packages/prompt/dist/go-template/syntax/visit-nodes.js
/** Nodes right below a node, in the order of the source. */
function childNodes(node) {
	switch (node.type) {
		case "list": return node.nodes;
		case "action": return [node.pipe];
		case "if":
		case "range":
		case "with": return [
			node.pipe,
			node.list,
			...node.elseList === void 0 ? [] : [node.elseList]
		];
		case "template": return node.pipe === void 0 ? [] : [node.pipe];
		case "pipe": return [...node.declarations, ...node.commands];
		case "command": return node.arguments;
		case "chain": return [node.node];
		default: return [];
	}
}
/** Calls `visit` for a node and all below it, in the order of the source; `ancestors` begins with the outermost. */
function visitNodes(node, visit, ancestors = []) {
	visit(node, ancestors);
	const below = [...ancestors, node];
	for (const child of childNodes(node)) visitNodes(child, visit, below);
}
/** All names in a template, of variables, fields and their parts, in lower case. */
function collectIdentifiers(bodies) {
	const names = /* @__PURE__ */ new Set();
	for (const body of bodies) visitNodes(body, (node) => {
		if (node.type === "field" || node.type === "variable") node.identifiers.forEach((name) => names.add(name.toLowerCase()));
		else if (node.type === "identifier") names.add(node.name.toLowerCase());
		else if (node.type === "chain") node.fields.forEach((name) => names.add(name.toLowerCase()));
	});
	return names;
}
// packages/prompt/dist/go-template/syntax/parser.js
var _a;
function isListEnd(node) {
	return node.type === "end" || node.type === "else";
}
/** Branches nested deeper than this are refused: reading them recurses. */
const maximumNesting = 500;
/**
* Reads a template in Go's text/template language.
*
* Throws a `TemplateSyntaxError` for what Go refuses, and for calls of templates that nothing defines, which Go finds
* only when it runs.
*/
function parseTemplate(name, source, functions) {
	const stream = new TokenStream(name, source);
	const bodies = /* @__PURE__ */ new Map();
	const root = new BodyParser(stream, functions, bodies).parseRoot();
	addBody(stream, bodies, name, root);
	if (!bodies.has(name)) bodies.set(name, root);
	refuseUndefinedTemplates(name, source, bodies);
	return bodies;
}
function isBlank(list) {
	return list.nodes.every((node) => node.type === "text" && node.text.trim() === "");
}
function addBody(stream, bodies, name, body) {
	const earlier = bodies.get(name);
	if (earlier === void 0 || isBlank(earlier)) bodies.set(name, body);
	else if (!isBlank(body)) stream.fail(`template: multiple definition of template ${quote(name)}`);
}
function refuseUndefinedTemplates(name, source, bodies) {
	for (const body of bodies.values()) visitNodes(body, (node) => {
		if (node.type !== "template" || bodies.has(node.name)) return;
		const line = source.slice(0, node.position).split("\n").length;
		const column = node.position - (source.lastIndexOf("\n", node.position - 1) + 1) + 1;
		throw new TemplateSyntaxError("go", `template: ${name}:${line}: template ${quote(node.name)} not defined`, {
			line,
			column
		});
	});
}
/** Reads one body: the root's, a definition's or a block's. Each has variables of its own. */
var BodyParser = class {
	#stream;
	#functions;
	#bodies;
	#pipelines;
	#rangeDepth = 0;
	#nesting = 0;
	constructor(stream, functions, bodies) {
		this.#stream = stream;
		this.#functions = functions;
		this.#bodies = bodies;
		this.#pipelines = new PipelineParser(stream, functions);
	}
	parseRoot() {
		const position = this.#stream.peek().position;
		const nodes = [];
		while (this.#stream.peek().type !== "eof") {
			if (this.#parseDefinition()) continue;
			const node = this.#textOrAction();
			if (isListEnd(node)) this.#stream.fail(`unexpected {{${node.type}}}`);
			else nodes.push(node);
		}
		return {
			type: "list",
			position,
			nodes
		};
	}
	/** Reads `{{ define }}` where one begins; only the top level may have them. */
	#parseDefinition() {
		if (this.#stream.peek().type !== "left-delimiter") return false;
		const delimiter = this.#stream.next();
		const word = this.#stream.nextNonSpace();
		if (word.type !== "define") {
			this.#stream.pushBack(delimiter, word);
			return false;
		}
		const context = "define clause";
		const name = this.#templateName(this.#stream.nextNonSpace(), context);
		this.#stream.expect("right-delimiter", context);
		this.#readBody(name, context);
		return true;
	}
	#readBody(name, context) {
		const { list, end } = new _a(this.#stream, this.#functions, this.#bodies).#itemList();
		if (end.type !== "end") this.#stream.fail(`unexpected {{else}} in ${context}`);
		addBody(this.#stream, this.#bodies, name, list);
	}
	#itemList() {
		const position = this.#stream.peekNonSpace().position;
		const nodes = [];
		while (this.#stream.peekNonSpace().type !== "eof") {
			const node = this.#textOrAction();
			if (isListEnd(node)) return {
				list: {
					type: "list",
					position,
					nodes
				},
				end: node
			};
			nodes.push(node);
		}
		return this.#stream.fail("unexpected EOF");
	}
	#textOrAction() {
		const token = this.#stream.nextNonSpace();
		if (token.type === "text") return {
			type: "text",
			position: token.position,
			text: token.value
		};
		if (token.type !== "left-delimiter") return this.#stream.unexpected(token, "input");
		this.#stream.actionLine = token.line;
		const node = this.#action();
		this.#stream.actionLine = 0;
		return node;
	}
	#action() {
		const token = this.#stream.nextNonSpace();
		switch (token.type) {
			case "block": return this.#block();
			case "break":
			case "continue": return this.#loopControl(token, token.type);
			case "else": return this.#else();
			case "end": return {
				type: "end",
				position: this.#stream.expect("right-delimiter", "end").position
			};
			case "if":
			case "range":
			case "with": return this.#branch(token.type);
			case "template": return this.#template();
			default:
				this.#stream.pushBack(token);
				return {
					type: "action",
					position: token.position,
					pipe: this.#pipelines.parse("command", "right-delimiter")
				};
		}
	}
	#loopControl(token, word) {
		const next = this.#stream.nextNonSpace();
		if (next.type !== "right-delimiter") this.#stream.unexpected(next, `{{${word}}}`);
		if (this.#rangeDepth === 0) this.#stream.fail(`{{${word}}} outside {{range}}`);
		return {
			type: word,
			position: token.position
		};
	}
	#else() {
		const next = this.#stream.peekNonSpace();
		if (next.type === "if" || next.type === "with") return {
			type: "else",
			position: next.position
		};
		return {
			type: "else",
			position: this.#stream.expect("right-delimiter", "else").position
		};
	}
	#branch(type) {
		if (this.#nesting >= maximumNesting) this.#stream.fail(`branches nested deeper than ${maximumNesting}`);
		this.#nesting += 1;
		const mark = this.#pipelines.markVariables();
		const pipe = this.#pipelines.parse(type, "right-delimiter");
		if (type === "range") this.#rangeDepth += 1;
		const { list, end } = this.#itemList();
		if (type === "range") this.#rangeDepth -= 1;
		const elseList = end.type === "else" ? this.#elseList(type, end) : void 0;
		this.#pipelines.releaseVariables(mark);
		this.#nesting -= 1;
		return {
			type,
			position: pipe.position,
			pipe,
			list,
			...elseList === void 0 ? {} : { elseList }
		};
	}
	#elseList(type, end) {
		if (type !== "range" && this.#stream.peek().type === type) {
			this.#stream.next();
			return {
				type: "list",
				position: end.position,
				nodes: [this.#branch(type)]
			};
		}
		const otherwise = this.#itemList();
		if (otherwise.end.type !== "end") this.#stream.fail("expected end; found {{else}}");
		return otherwise.list;
	}
	#block() {
		const context = "block clause";
		const token = this.#stream.nextNonSpace();
		const name = this.#templateName(token, context);
		const pipe = this.#pipelines.parse(context, "right-delimiter");
		this.#readBody(name, context);
		return {
			type: "template",
			position: token.position,
			name,
			pipe
		};
	}
	#template() {
		const context = "template clause";
		const token = this.#stream.nextNonSpace();
		const name = this.#templateName(token, context);
		const next = this.#stream.nextNonSpace();
		if (next.type === "right-delimiter") return {
			type: "template",
			position: token.position,
			name
		};
		this.#stream.pushBack(next);
		const pipe = this.#pipelines.parse(context, "right-delimiter");
		return {
			type: "template",
			position: token.position,
			name,
			pipe
		};
	}
	#templateName(token, context) {
		if (token.type !== "string" && token.type !== "raw-string") return this.#stream.unexpected(token, context);
		return unquote(token.value) ?? this.#stream.fail("invalid syntax");
	}
};
_a = BodyParser;
// packages/prompt/dist/go-template/template.js
/**
* Reads a template in Go's text/template language, with the functions that chat templates have besides Go's own
* (`json`, `currentDate`, `yesterdayDate`, `toTypeScriptType`). Complex numbers are not supported.
*
* Throws a `TemplateSyntaxError`.
*/
function parseGoTemplate(source, { name = "" } = {}) {
	return goTemplateFromBodies(name, source, parseTemplate(name, source, templateFunctionNames));
}
/** Makes a template of bodies that were read before and changed since; `source` is what their positions refer to. */
function goTemplateFromBodies(name, source, bodies) {
	return {
		source,
		name,
		root: bodies.get(name) ?? {
			type: "list",
			position: 0,
			nodes: []
		},
		bodies,
		identifiers: collectIdentifiers(bodies.values()),
		execute: (data) => evaluateTemplate(name, source, bodies, toGoValue(data))
	};
}
// packages/prompt/dist/chat-template/cut-after-response.js
/**
* Removes everything that comes after the first printed `.Response`, so that the last turn of a conversation ends
* where the model goes on writing. Conditions are not looked at: `{{ if .Response }}` cuts nothing.
*/
function cutAfterResponse(body) {
	return new ResponseCutter().list(body);
}
var ResponseCutter = class {
	#found = false;
	list(list) {
		const nodes = [];
		for (const node of list.nodes) {
			if (this.#found) break;
			const kept = this.#node(node);
			if (kept !== void 0) nodes.push(kept);
		}
		return {
			...list,
			nodes
		};
	}
	#node(node) {
		switch (node.type) {
			case "action": {
				const pipe = this.#pipe(node.pipe);
				return pipe === void 0 ? void 0 : {
					...node,
					pipe
				};
			}
			case "if":
			case "range":
			case "with": {
				const list = this.list(node.list);
				const { elseList } = node;
				return {
					...node,
					list,
					...elseList === void 0 ? {} : { elseList: this.list(elseList) }
				};
			}
			default: return node;
		}
	}
	#pipe(pipe) {
		const commands = [];
		for (const command of pipe.commands) {
			const kept = command.arguments.filter((argument) => this.#keeps(argument));
			if (kept.length > 0) commands.push({
				...command,
				arguments: kept
			});
		}
		return commands.length === 0 ? void 0 : {
			...pipe,
			commands
		};
	}
	#keeps(argument) {
		if (this.#found) return false;
		if (argument.type === "field" && argument.identifiers[0] === "Response") this.#found = true;
		if (argument.type === "pipe") this.#pipe(argument);
		return true;
	}
};
// packages/prompt/dist/chat-template/go-message-data.js
/** The `.Messages` of a Go template. */
function goMessages(messages) {
	return new GoList(messages.map(goMessage), { typeName: "[]*template.Message" });
}
function goMessage(message) {
	const toolCalls = new GoList((message.toolCalls ?? []).map(goToolCall), { typeName: "[]template.ToolCall" });
	const images = new GoList((message.media ?? []).map(({ bytes }) => Buffer.from(bytes).toString("base64")));
	const fields = {
		Role: message.role,
		Content: message.content,
		Thinking: message.thinking ?? "",
		Images: images,
		ToolCalls: toolCalls,
		ToolName: message.toolName ?? "",
		ToolCallID: message.toolCallId ?? ""
	};
	const json = [["role", fields.Role], ["content", fields.Content]];
	if (fields.Thinking !== "") json.push(["thinking", fields.Thinking]);
	if (images.items.length > 0) json.push(["images", images]);
	if (toolCalls.items.length > 0) json.push(["tool_calls", toolCalls]);
	if (fields.ToolName !== "") json.push(["tool_name", fields.ToolName]);
	if (fields.ToolCallID !== "") json.push(["tool_call_id", fields.ToolCallID]);
	return new GoStruct("template.Message", fields, json);
}
function goToolCall(call, position) {
	const index = BigInt(call.index ?? position);
	const args = new GoMap(new Map(Object.entries(call.arguments).map(([name, value]) => [name, toGoValue(value)])), {
		typeName: "template.Arguments",
		print: () => toGoJson(args)
	});
	const called = new GoStruct("template.ToolCallFunction", {
		Index: index,
		Name: call.name,
		Arguments: args
	}, [
		["index", index],
		["name", call.name],
		["arguments", args]
	]);
	const id = call.id ?? "";
	const json = [...id === "" ? [] : [["id", id]], ["function", called]];
	return new GoStruct("template.ToolCall", {
		ID: id,
		Function: called
	}, json);
}
// packages/prompt/dist/chat-template/go-tool-data.js
const isObject$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const asObject = (value) => isObject$1(value) ? value : {};
const asText = (value) => typeof value === "string" ? value : "";
const asList = (value) => Array.isArray(value) ? value : [];
function strings(value) {
	return new GoList(asList(value).filter((item) => typeof item === "string"), { typeName: "[]string" });
}
function printedAsJson(typeName, fields, json) {
	const struct = new GoStruct(typeName, fields, json, () => toGoJson(struct));
	return struct;
}
/** An entry of an object's JSON form that is left out where it holds nothing. */
function optional$1(key, value) {
	return value === void 0 || value === null || value === "" || value instanceof GoList && value.items.length === 0 || value instanceof GoMap && value.entries.size === 0 ? [] : [[key, value]];
}
/** The `.Tools` of a Go template; prints as JSON, like the parts of it that templates print. */
function goTools(tools) {
	const list = new GoList(tools.map(goTool), {
		typeName: "template.Tools",
		print: () => toGoJson(list)
	});
	return list;
}
function goTool(tool) {
	const { name, description = "", parameters } = tool.function;
	const goParameters = toolParameters(asObject(parameters));
	const called = printedAsJson("template.ToolFunction", {
		Name: name,
		Description: description,
		Parameters: goParameters
	}, [
		["name", name],
		...optional$1("description", description),
		["parameters", goParameters]
	]);
	const items = toGoValue(tool.items);
	return printedAsJson("template.Tool", {
		Type: tool.type,
		Items: items,
		Function: called
	}, [
		["type", tool.type],
		...optional$1("items", items),
		["function", called]
	]);
}
function toolParameters(schema) {
	const fields = {
		Type: asText(schema.type) || "object",
		Defs: toGoValue(schema.$defs),
		Items: toGoValue(schema.items),
		Required: strings(schema.required),
		Properties: toolProperties(asObject(schema.properties))
	};
	return printedAsJson("template.ToolFunctionParameters", fields, [
		["type", fields.Type],
		...optional$1("$defs", fields.Defs),
		...optional$1("items", fields.Items),
		...optional$1("required", fields.Required),
		["properties", fields.Properties]
	]);
}
function toolProperties(properties) {
	const map = new GoMap(new Map(Object.entries(properties).map(([name, schema]) => [name, toolProperty(asObject(schema))])), {
		typeName: "template.Properties",
		print: () => toGoJson(map)
	});
	return map;
}
/** A property keeps the keywords that the Ollama API keeps. */
function toolProperty(schema) {
	const fields = {
		AnyOf: new GoList(asList(schema.anyOf).map((one) => toolProperty(asObject(one))), { typeName: "[]api.ToolProperty" }),
		Type: propertyType(schema.type),
		Items: toGoValue(schema.items),
		Description: asText(schema.description),
		Enum: new GoList(asList(schema.enum).map(toGoValue)),
		Properties: isObject$1(schema.properties) ? toolProperties(schema.properties) : null,
		Required: strings(schema.required)
	};
	const [onlyType] = fields.Type.items;
	return new GoStruct("api.ToolProperty", fields, [
		...optional$1("anyOf", fields.AnyOf),
		...optional$1("type", fields.Type.items.length === 1 ? onlyType : fields.Type),
		...optional$1("items", fields.Items),
		...optional$1("description", fields.Description),
		...optional$1("enum", fields.Enum),
		...optional$1("properties", fields.Properties),
		...optional$1("required", fields.Required)
	]);
}
/** Prints as the type's name, or as `[string null]` where there are several. */
function propertyType(type) {
	const names = strings(typeof type === "string" ? [type] : type).items.map(String);
	const print = () => names.length === 1 ? names[0] ?? "" : names.length === 0 ? "" : `[${names.join(" ")}]`;
	return new GoList(names, {
		typeName: "api.PropertyType",
		print
	});
}
// packages/prompt/dist/chat-template/infer-thinking-tags.js
/**
* Finds what a Go template writes around a message's thinking: the first and the last text of the innermost list of
* nodes that holds `.Thinking`, inside a range over `.Messages`. Undefined where one of them is missing.
*/
function inferThinkingTags(template) {
	let open = "";
	let close = "";
	visitNodes(template.root, (node, ancestors) => {
		if (node.type !== "field" || node.identifiers[0] !== "Thinking") return;
		const range = ancestors.findLast((ancestor) => ancestor.type === "range");
		if (range === void 0 || !rangesOverMessages(range)) return;
		const list = ancestors.findLast((ancestor) => ancestor.type === "list");
		const first = list?.nodes[0];
		const last = list?.nodes.at(-1);
		if (first?.type === "text") open = first.text.trim();
		if (last?.type === "text") close = last.text.trim();
	});
	return open === "" || close === "" ? void 0 : {
		open,
		close
	};
}
function rangesOverMessages(range) {
	let found = false;
	visitNodes(range.pipe, (node) => {
		if (node.type === "field" && node.identifiers[0] === "Messages") found = true;
		if (node.type === "variable" && node.identifiers[0] === "$" && node.identifiers[1] === "Messages") found = true;
	});
	return found;
}
/**
* Finds what a Go template writes before a tool call: the first text inside the first `if` on `.ToolCalls`, up to the
* brace that begins the call. Gives `{` where there is none.
*/
function inferToolCallTag(template) {
	const branch = findToolCallsBranch(template.root.nodes);
	return toolCallTagOf((branch === void 0 ? void 0 : firstText(branch.list.nodes)) ?? "");
}
/** The tag in a text that leads up to a tool call. */
function toolCallTagOf(text) {
	return (text.replaceAll("\r\n", "\n").split("{", 1)[0] ?? "").trim() || "{";
}
function findToolCallsBranch(nodes) {
	for (const node of nodes) {
		if (node.type !== "if" && node.type !== "range" && node.type !== "with") continue;
		if (node.type === "if" && mentionsToolCalls(node)) return node;
		const found = findToolCallsBranch(node.list.nodes) ?? findToolCallsBranch(node.elseList?.nodes ?? []);
		if (found !== void 0) return found;
	}
}
function mentionsToolCalls(node) {
	return node.pipe.commands.some((command) => command.arguments.some((argument) => argument.type === "field" && argument.identifiers.includes("ToolCalls")));
}
/** The first text that is not blank; nothing after an action that prints, since the text then follows a call. */
function firstText(nodes) {
	for (const node of nodes) {
		if (node.type === "text" && node.text.trim() !== "") return node.text;
		if (node.type === "action" && node.pipe.declarations.length === 0) return void 0;
		if (node.type === "if" || node.type === "range" || node.type === "with") return firstText(node.list.nodes) ?? firstText(node.elseList?.nodes ?? []);
	}
}
// packages/prompt/dist/chat-template/merge-messages.js
/**
* Joins consecutive messages of one role by a blank line, as Go templates expect. Results of tools stay apart; media
* and tool calls of joined messages are put together.
*/
function mergeMessages(messages) {
	const merged = [];
	for (const message of messages) {
		const last = merged.at(-1);
		if (last === void 0 || last.role !== message.role || message.role === "tool") merged.push(message);
		else merged[merged.length - 1] = joinMessages(last, message);
	}
	return merged;
}
function joinMessages(first, second) {
	const media = [...first.media ?? [], ...second.media ?? []];
	const toolCalls = [...first.toolCalls ?? [], ...second.toolCalls ?? []];
	return {
		...second,
		...first,
		content: `${first.content}\n\n${second.content}`,
		...media.length > 0 ? { media } : {},
		...toolCalls.length > 0 ? { toolCalls } : {}
	};
}
/** The text of all system messages, joined by blank lines. */
function systemText(messages) {
	return messages.filter(({ role }) => role === "system").map(({ content }) => content).join("\n\n");
}
// packages/prompt/dist/chat-template/go-chat-template.js
/**
* Makes a chat template of a Modelfile's TEMPLATE, in Go's template language. A template that mentions `.Messages` is
* run once; one with only `.System`, `.Prompt` and `.Response` once for each turn.
*
* Throws a `TemplateSyntaxError`.
*/
function createGoChatTemplate(source) {
	const template = withResponse(parseGoTemplate(source));
	const thinkingTags = inferThinkingTags(template);
	const features = {
		tools: template.identifiers.has("tools"),
		thinking: thinkingTags !== void 0,
		insert: template.identifiers.has("suffix")
	};
	return {
		language: "go",
		source,
		features,
		...thinkingTags === void 0 ? {} : { thinkingTags },
		...features.tools ? { toolCallTag: inferToolCallTag(template) } : {},
		render: template.identifiers.has("messages") ? renderMessages(template) : renderTurns(template),
		...features.insert ? { renderInsert: renderGap(template) } : {}
	};
}
/** A template that shows neither messages nor the response gets the response at its end. */
function withResponse(template) {
	if (template.identifiers.has("messages") || template.identifiers.has("response")) return template;
	const position = template.source.length;
	const response = {
		type: "action",
		position,
		pipe: {
			type: "pipe",
			position,
			declarations: [],
			isAssignment: false,
			commands: [{
				type: "command",
				position,
				arguments: [{
					type: "field",
					position,
					identifiers: ["Response"]
				}]
			}]
		}
	};
	return withRoot(template, {
		...template.root,
		nodes: [...template.root.nodes, response]
	});
}
function withRoot(template, root) {
	return goTemplateFromBodies(template.name, template.source, new Map([...template.bodies, [template.name, root]]));
}
function thinkingData(think) {
	return {
		Think: think !== void 0 && think !== false && think !== "",
		ThinkLevel: think === true ? "medium" : think === false || think === void 0 ? "" : think,
		IsThinkSet: think !== void 0
	};
}
function renderMessages(template) {
	return ({ messages, tools, think }) => template.execute({
		System: systemText(messages),
		Messages: goMessages(mergeMessages(messages)),
		Tools: goTools(tools ?? []),
		Response: "",
		...thinkingData(think)
	});
}
const emptyTurn = {
	System: "",
	Prompt: "",
	Response: ""
};
/** Cuts a conversation into turns; the last one is what the model answers to or goes on with. */
function turnsOf(messages) {
	const complete = [];
	let turn = emptyTurn;
	for (const { role, content } of mergeMessages(messages)) {
		if ((role === "system" && turn.Prompt !== "" || turn.Response !== "") && (role === "system" || role === "user")) {
			complete.push(turn);
			turn = emptyTurn;
		}
		if (role === "system") turn = {
			...turn,
			System: content
		};
		else if (role === "user") turn = {
			...turn,
			Prompt: content
		};
		else if (role === "assistant") turn = {
			...turn,
			Response: content
		};
	}
	return {
		complete,
		last: turn
	};
}
function renderTurns(template) {
	const lastTurn = withRoot(template, cutAfterResponse(template.root));
	return ({ messages, think }) => {
		const { complete, last } = turnsOf(messages);
		const thinking = thinkingData(think);
		return complete.map((turn) => template.execute({
			...turn,
			...thinking
		})).join("") + lastTurn.execute({
			...last,
			...thinking
		});
	};
}
function renderGap(template) {
	return ({ prompt, suffix }) => template.execute({
		Prompt: prompt,
		Suffix: suffix,
		Response: ""
	});
}
// node_modules/.pnpm/@huggingface+jinja@0.5.11/node_modules/@huggingface/jinja/dist/index.js
var __defProp = Object.defineProperty;
var __defNormalProp = (obj, key, value) => key in obj ? __defProp(obj, key, {
	enumerable: true,
	configurable: true,
	writable: true,
	value
}) : obj[key] = value;
var __publicField = (obj, key, value) => {
	__defNormalProp(obj, typeof key !== "symbol" ? key + "" : key, value);
	return value;
};
var TOKEN_TYPES = Object.freeze({
	Text: "Text",
	NumericLiteral: "NumericLiteral",
	StringLiteral: "StringLiteral",
	Identifier: "Identifier",
	Equals: "Equals",
	OpenParen: "OpenParen",
	CloseParen: "CloseParen",
	OpenStatement: "OpenStatement",
	CloseStatement: "CloseStatement",
	OpenExpression: "OpenExpression",
	CloseExpression: "CloseExpression",
	OpenSquareBracket: "OpenSquareBracket",
	CloseSquareBracket: "CloseSquareBracket",
	OpenCurlyBracket: "OpenCurlyBracket",
	CloseCurlyBracket: "CloseCurlyBracket",
	Comma: "Comma",
	Dot: "Dot",
	Colon: "Colon",
	Pipe: "Pipe",
	CallOperator: "CallOperator",
	AdditiveBinaryOperator: "AdditiveBinaryOperator",
	MultiplicativeBinaryOperator: "MultiplicativeBinaryOperator",
	ExponentiationBinaryOperator: "ExponentiationBinaryOperator",
	ComparisonBinaryOperator: "ComparisonBinaryOperator",
	UnaryOperator: "UnaryOperator",
	Comment: "Comment"
});
var Token = class {
	/**
	* Constructs a new Token.
	* @param {string} value The raw value as seen inside the source code.
	* @param {TokenType} type The type of token.
	*/
	constructor(value, type) {
		this.value = value;
		this.type = type;
	}
};
function isWord(char) {
	return /\w/.test(char);
}
function isInteger(char) {
	return /[0-9]/.test(char);
}
function isWhitespace(char) {
	return /\s/.test(char);
}
var ORDERED_MAPPING_TABLE = [
	["{%", TOKEN_TYPES.OpenStatement],
	["%}", TOKEN_TYPES.CloseStatement],
	["{{", TOKEN_TYPES.OpenExpression],
	["}}", TOKEN_TYPES.CloseExpression],
	["(", TOKEN_TYPES.OpenParen],
	[")", TOKEN_TYPES.CloseParen],
	["{", TOKEN_TYPES.OpenCurlyBracket],
	["}", TOKEN_TYPES.CloseCurlyBracket],
	["[", TOKEN_TYPES.OpenSquareBracket],
	["]", TOKEN_TYPES.CloseSquareBracket],
	[",", TOKEN_TYPES.Comma],
	[".", TOKEN_TYPES.Dot],
	[":", TOKEN_TYPES.Colon],
	["|", TOKEN_TYPES.Pipe],
	["<=", TOKEN_TYPES.ComparisonBinaryOperator],
	[">=", TOKEN_TYPES.ComparisonBinaryOperator],
	["==", TOKEN_TYPES.ComparisonBinaryOperator],
	["!=", TOKEN_TYPES.ComparisonBinaryOperator],
	["<", TOKEN_TYPES.ComparisonBinaryOperator],
	[">", TOKEN_TYPES.ComparisonBinaryOperator],
	["+", TOKEN_TYPES.AdditiveBinaryOperator],
	["-", TOKEN_TYPES.AdditiveBinaryOperator],
	["~", TOKEN_TYPES.AdditiveBinaryOperator],
	["**", TOKEN_TYPES.ExponentiationBinaryOperator],
	["*", TOKEN_TYPES.MultiplicativeBinaryOperator],
	["//", TOKEN_TYPES.MultiplicativeBinaryOperator],
	["/", TOKEN_TYPES.MultiplicativeBinaryOperator],
	["%", TOKEN_TYPES.MultiplicativeBinaryOperator],
	["=", TOKEN_TYPES.Equals]
];
var ESCAPE_CHARACTERS = /* @__PURE__ */ new Map([
	["n", "\n"],
	["t", "	"],
	["r", "\r"],
	["b", "\b"],
	["f", "\f"],
	["v", "\v"],
	["'", "'"],
	["\"", "\""],
	["\\", "\\"]
]);
function preprocess(template, options = {}) {
	if (template.endsWith("\n")) template = template.slice(0, -1);
	if (options.lstrip_blocks) template = template.replace(/^[ \t]*({[#%-])/gm, "$1");
	if (options.trim_blocks) template = template.replace(/([#%-]})\n/g, "$1");
	return template.replace(/(\s*){%(-?)\s*(?:end)?generation\s*(-?)%}(\s*)/gs, (_, before, lstrip, rstrip, after) => (lstrip ? "" : before) + (rstrip ? "" : after));
}
function tokenize(source, options = {}) {
	const tokens = [];
	const src = preprocess(source, options);
	let cursorPosition = 0;
	let curlyBracketDepth = 0;
	const consumeWhile = (predicate) => {
		let str = "";
		while (predicate(src[cursorPosition])) {
			if (src[cursorPosition] === "\\") {
				++cursorPosition;
				if (cursorPosition >= src.length) throw new SyntaxError("Unexpected end of input");
				const escaped = src[cursorPosition++];
				if (escaped === "x" || escaped === "u") {
					const length = escaped === "x" ? 2 : 4;
					const hex = src.slice(cursorPosition, cursorPosition + length);
					if (hex.length !== length || /[^0-9a-f]/i.test(hex)) throw new SyntaxError(`Invalid hexadecimal escape sequence: \\${escaped}${hex}`);
					str += String.fromCharCode(parseInt(hex, 16));
					cursorPosition += length;
					continue;
				}
				const unescaped = ESCAPE_CHARACTERS.get(escaped);
				if (unescaped === void 0) throw new SyntaxError(`Unexpected escaped character: ${escaped}`);
				str += unescaped;
				continue;
			}
			str += src[cursorPosition++];
			if (cursorPosition >= src.length) throw new SyntaxError("Unexpected end of input");
		}
		return str;
	};
	const stripTrailingWhitespace = () => {
		const lastToken = tokens.at(-1);
		if (lastToken && lastToken.type === TOKEN_TYPES.Text) {
			lastToken.value = lastToken.value.trimEnd();
			if (lastToken.value === "") tokens.pop();
		}
	};
	const skipLeadingWhitespace = () => {
		while (cursorPosition < src.length && isWhitespace(src[cursorPosition])) ++cursorPosition;
	};
	main: while (cursorPosition < src.length) {
		const lastTokenType = tokens.at(-1)?.type;
		if (lastTokenType === void 0 || lastTokenType === TOKEN_TYPES.CloseStatement || lastTokenType === TOKEN_TYPES.CloseExpression || lastTokenType === TOKEN_TYPES.Comment) {
			let text = "";
			while (cursorPosition < src.length && !(src[cursorPosition] === "{" && (src[cursorPosition + 1] === "%" || src[cursorPosition + 1] === "{" || src[cursorPosition + 1] === "#"))) text += src[cursorPosition++];
			if (text.length > 0) {
				tokens.push(new Token(text, TOKEN_TYPES.Text));
				continue;
			}
		}
		if (src[cursorPosition] === "{" && src[cursorPosition + 1] === "#") {
			cursorPosition += 2;
			const stripBefore = src[cursorPosition] === "-";
			if (stripBefore) ++cursorPosition;
			let comment = "";
			while (src[cursorPosition] !== "#" || src[cursorPosition + 1] !== "}") {
				if (cursorPosition + 2 >= src.length) throw new SyntaxError("Missing end of comment tag");
				comment += src[cursorPosition++];
			}
			const stripAfter = comment.endsWith("-");
			if (stripAfter) comment = comment.slice(0, -1);
			if (stripBefore) stripTrailingWhitespace();
			tokens.push(new Token(comment, TOKEN_TYPES.Comment));
			cursorPosition += 2;
			if (stripAfter) skipLeadingWhitespace();
			continue;
		}
		if (src.slice(cursorPosition, cursorPosition + 3) === "{%-") {
			stripTrailingWhitespace();
			tokens.push(new Token("{%", TOKEN_TYPES.OpenStatement));
			cursorPosition += 3;
			continue;
		}
		if (src.slice(cursorPosition, cursorPosition + 3) === "{{-") {
			stripTrailingWhitespace();
			tokens.push(new Token("{{", TOKEN_TYPES.OpenExpression));
			curlyBracketDepth = 0;
			cursorPosition += 3;
			continue;
		}
		consumeWhile(isWhitespace);
		if (src.slice(cursorPosition, cursorPosition + 3) === "-%}") {
			tokens.push(new Token("%}", TOKEN_TYPES.CloseStatement));
			cursorPosition += 3;
			skipLeadingWhitespace();
			continue;
		}
		if (src.slice(cursorPosition, cursorPosition + 3) === "-}}") {
			tokens.push(new Token("}}", TOKEN_TYPES.CloseExpression));
			cursorPosition += 3;
			skipLeadingWhitespace();
			continue;
		}
		const char = src[cursorPosition];
		if (char === "-" || char === "+") {
			const lastTokenType2 = tokens.at(-1)?.type;
			if (lastTokenType2 === TOKEN_TYPES.Text || lastTokenType2 === void 0) throw new SyntaxError(`Unexpected character: ${char}`);
			switch (lastTokenType2) {
				case TOKEN_TYPES.Identifier:
				case TOKEN_TYPES.NumericLiteral:
				case TOKEN_TYPES.StringLiteral:
				case TOKEN_TYPES.CloseParen:
				case TOKEN_TYPES.CloseSquareBracket: break;
				default: {
					++cursorPosition;
					let num = consumeWhile(isInteger);
					if (num.length > 0 && src[cursorPosition] === "." && isInteger(src[cursorPosition + 1])) {
						++cursorPosition;
						const frac = consumeWhile(isInteger);
						num = `${num}.${frac}`;
					}
					tokens.push(new Token(`${char}${num}`, num.length > 0 ? TOKEN_TYPES.NumericLiteral : TOKEN_TYPES.UnaryOperator));
					continue;
				}
			}
		}
		for (const [seq, type] of ORDERED_MAPPING_TABLE) {
			if (seq === "}}" && curlyBracketDepth > 0) continue;
			if (src.slice(cursorPosition, cursorPosition + seq.length) === seq) {
				tokens.push(new Token(seq, type));
				if (type === TOKEN_TYPES.OpenExpression) curlyBracketDepth = 0;
				else if (type === TOKEN_TYPES.OpenCurlyBracket) ++curlyBracketDepth;
				else if (type === TOKEN_TYPES.CloseCurlyBracket) --curlyBracketDepth;
				cursorPosition += seq.length;
				continue main;
			}
		}
		if (char === "'" || char === "\"") {
			++cursorPosition;
			const str = consumeWhile((c) => c !== char);
			tokens.push(new Token(str, TOKEN_TYPES.StringLiteral));
			++cursorPosition;
			continue;
		}
		if (isInteger(char)) {
			let num = consumeWhile(isInteger);
			if (tokens.at(-1)?.type !== TOKEN_TYPES.Dot && src[cursorPosition] === "." && isInteger(src[cursorPosition + 1])) {
				++cursorPosition;
				const frac = consumeWhile(isInteger);
				num = `${num}.${frac}`;
			}
			tokens.push(new Token(num, TOKEN_TYPES.NumericLiteral));
			continue;
		}
		if (isWord(char)) {
			const word = consumeWhile(isWord);
			tokens.push(new Token(word, TOKEN_TYPES.Identifier));
			continue;
		}
		throw new SyntaxError(`Unexpected character: ${char}`);
	}
	return tokens;
}
var Statement = class {
	type = "Statement";
};
var Program = class extends Statement {
	constructor(body) {
		super();
		this.body = body;
	}
	type = "Program";
};
var If = class extends Statement {
	constructor(test, body, alternate) {
		super();
		this.test = test;
		this.body = body;
		this.alternate = alternate;
	}
	type = "If";
};
var For = class extends Statement {
	constructor(loopvar, iterable, body, defaultBlock) {
		super();
		this.loopvar = loopvar;
		this.iterable = iterable;
		this.body = body;
		this.defaultBlock = defaultBlock;
	}
	type = "For";
};
var Break = class extends Statement {
	type = "Break";
};
var Continue = class extends Statement {
	type = "Continue";
};
var SetStatement = class extends Statement {
	constructor(assignee, value, body) {
		super();
		this.assignee = assignee;
		this.value = value;
		this.body = body;
	}
	type = "Set";
};
var Macro = class extends Statement {
	constructor(name, args, body) {
		super();
		this.name = name;
		this.args = args;
		this.body = body;
	}
	type = "Macro";
};
var Comment = class extends Statement {
	constructor(value) {
		super();
		this.value = value;
	}
	type = "Comment";
};
var Expression = class extends Statement {
	type = "Expression";
};
var MemberExpression = class extends Expression {
	constructor(object, property, computed) {
		super();
		this.object = object;
		this.property = property;
		this.computed = computed;
	}
	type = "MemberExpression";
};
var CallExpression = class extends Expression {
	constructor(callee, args) {
		super();
		this.callee = callee;
		this.args = args;
	}
	type = "CallExpression";
};
var Identifier = class extends Expression {
	/**
	* @param {string} value The name of the identifier
	*/
	constructor(value) {
		super();
		this.value = value;
	}
	type = "Identifier";
};
var Literal = class extends Expression {
	constructor(value) {
		super();
		this.value = value;
	}
	type = "Literal";
};
var IntegerLiteral = class extends Literal {
	type = "IntegerLiteral";
};
var FloatLiteral = class extends Literal {
	type = "FloatLiteral";
};
var StringLiteral = class extends Literal {
	type = "StringLiteral";
};
var ArrayLiteral = class extends Literal {
	type = "ArrayLiteral";
};
var TupleLiteral = class extends Literal {
	type = "TupleLiteral";
};
var ObjectLiteral = class extends Literal {
	type = "ObjectLiteral";
};
var BinaryExpression = class extends Expression {
	constructor(operator, left, right) {
		super();
		this.operator = operator;
		this.left = left;
		this.right = right;
	}
	type = "BinaryExpression";
};
var FilterExpression = class extends Expression {
	constructor(operand, filter) {
		super();
		this.operand = operand;
		this.filter = filter;
	}
	type = "FilterExpression";
};
var FilterStatement = class extends Statement {
	constructor(filter, body) {
		super();
		this.filter = filter;
		this.body = body;
	}
	type = "FilterStatement";
};
var SelectExpression = class extends Expression {
	constructor(lhs, test) {
		super();
		this.lhs = lhs;
		this.test = test;
	}
	type = "SelectExpression";
};
var TestExpression = class extends Expression {
	constructor(operand, negate, test) {
		super();
		this.operand = operand;
		this.negate = negate;
		this.test = test;
	}
	type = "TestExpression";
};
var UnaryExpression = class extends Expression {
	constructor(operator, argument) {
		super();
		this.operator = operator;
		this.argument = argument;
	}
	type = "UnaryExpression";
};
var SliceExpression = class extends Expression {
	constructor(start = void 0, stop = void 0, step = void 0) {
		super();
		this.start = start;
		this.stop = stop;
		this.step = step;
	}
	type = "SliceExpression";
};
var KeywordArgumentExpression = class extends Expression {
	constructor(key, value) {
		super();
		this.key = key;
		this.value = value;
	}
	type = "KeywordArgumentExpression";
};
var SpreadExpression = class extends Expression {
	constructor(argument) {
		super();
		this.argument = argument;
	}
	type = "SpreadExpression";
};
var KeywordSpreadExpression = class extends Expression {
	constructor(argument) {
		super();
		this.argument = argument;
	}
	type = "KeywordSpreadExpression";
};
var CallStatement = class extends Statement {
	constructor(call, callerArgs, body) {
		super();
		this.call = call;
		this.callerArgs = callerArgs;
		this.body = body;
	}
	type = "CallStatement";
};
var Ternary = class extends Expression {
	constructor(condition, trueExpr, falseExpr) {
		super();
		this.condition = condition;
		this.trueExpr = trueExpr;
		this.falseExpr = falseExpr;
	}
	type = "Ternary";
};
function parse(tokens) {
	const program = new Program([]);
	let current = 0;
	function expect(type, error) {
		const prev = tokens[current++];
		if (!prev || prev.type !== type) throw new Error(`Parser Error: ${error}. ${prev.type} !== ${type}.`);
		return prev;
	}
	function expectIdentifier(name) {
		if (!isIdentifier(name)) throw new SyntaxError(`Expected ${name}`);
		++current;
	}
	function parseAny() {
		switch (tokens[current].type) {
			case TOKEN_TYPES.Comment: return new Comment(tokens[current++].value);
			case TOKEN_TYPES.Text: return parseText();
			case TOKEN_TYPES.OpenStatement: return parseJinjaStatement();
			case TOKEN_TYPES.OpenExpression: return parseJinjaExpression();
			default: throw new SyntaxError(`Unexpected token type: ${tokens[current].type}`);
		}
	}
	function is(...types) {
		return current + types.length <= tokens.length && types.every((type, i) => type === tokens[current + i].type);
	}
	function isStatement(...names) {
		return tokens[current]?.type === TOKEN_TYPES.OpenStatement && tokens[current + 1]?.type === TOKEN_TYPES.Identifier && names.includes(tokens[current + 1]?.value);
	}
	function isIdentifier(...names) {
		return current + names.length <= tokens.length && names.every((name, i) => tokens[current + i].type === "Identifier" && name === tokens[current + i].value);
	}
	function parseText() {
		return new StringLiteral(expect(TOKEN_TYPES.Text, "Expected text token").value);
	}
	function parseJinjaStatement() {
		expect(TOKEN_TYPES.OpenStatement, "Expected opening statement token");
		if (tokens[current].type !== TOKEN_TYPES.Identifier) throw new SyntaxError(`Unknown statement, got ${tokens[current].type}`);
		const name = tokens[current].value;
		let result;
		switch (name) {
			case "set":
				++current;
				result = parseSetStatement();
				break;
			case "if":
				++current;
				result = parseIfStatement();
				expect(TOKEN_TYPES.OpenStatement, "Expected {% token");
				expectIdentifier("endif");
				expect(TOKEN_TYPES.CloseStatement, "Expected %} token");
				break;
			case "macro":
				++current;
				result = parseMacroStatement();
				expect(TOKEN_TYPES.OpenStatement, "Expected {% token");
				expectIdentifier("endmacro");
				expect(TOKEN_TYPES.CloseStatement, "Expected %} token");
				break;
			case "for":
				++current;
				result = parseForStatement();
				expect(TOKEN_TYPES.OpenStatement, "Expected {% token");
				expectIdentifier("endfor");
				expect(TOKEN_TYPES.CloseStatement, "Expected %} token");
				break;
			case "call": {
				++current;
				let callerArgs = null;
				if (is(TOKEN_TYPES.OpenParen)) callerArgs = parseArgs("parameters");
				const callee = parsePrimaryExpression();
				if (callee.type !== "Identifier") throw new SyntaxError(`Expected identifier following call statement`);
				const callArgs = parseArgs("call");
				expect(TOKEN_TYPES.CloseStatement, "Expected closing statement token");
				const body = [];
				while (!isStatement("endcall")) body.push(parseAny());
				expect(TOKEN_TYPES.OpenStatement, "Expected '{%'");
				expectIdentifier("endcall");
				expect(TOKEN_TYPES.CloseStatement, "Expected closing statement token");
				result = new CallStatement(new CallExpression(callee, callArgs), callerArgs, body);
				break;
			}
			case "break":
				++current;
				expect(TOKEN_TYPES.CloseStatement, "Expected closing statement token");
				result = new Break();
				break;
			case "continue":
				++current;
				expect(TOKEN_TYPES.CloseStatement, "Expected closing statement token");
				result = new Continue();
				break;
			case "filter": {
				++current;
				let filterNode = parsePrimaryExpression();
				if (filterNode instanceof Identifier && is(TOKEN_TYPES.OpenParen)) filterNode = parseCallExpression(filterNode);
				expect(TOKEN_TYPES.CloseStatement, "Expected closing statement token");
				const filterBody = [];
				while (!isStatement("endfilter")) filterBody.push(parseAny());
				expect(TOKEN_TYPES.OpenStatement, "Expected '{%'");
				expectIdentifier("endfilter");
				expect(TOKEN_TYPES.CloseStatement, "Expected '%}'");
				result = new FilterStatement(filterNode, filterBody);
				break;
			}
			default: throw new SyntaxError(`Unknown statement type: ${name}`);
		}
		return result;
	}
	function parseJinjaExpression() {
		expect(TOKEN_TYPES.OpenExpression, "Expected opening expression token");
		const result = parseExpression();
		expect(TOKEN_TYPES.CloseExpression, "Expected closing expression token");
		return result;
	}
	function parseSetStatement() {
		const left = parseExpressionSequence();
		let value = null;
		const body = [];
		if (is(TOKEN_TYPES.Equals)) {
			++current;
			value = parseExpressionSequence();
		} else {
			expect(TOKEN_TYPES.CloseStatement, "Expected %} token");
			while (!isStatement("endset")) body.push(parseAny());
			expect(TOKEN_TYPES.OpenStatement, "Expected {% token");
			expectIdentifier("endset");
		}
		expect(TOKEN_TYPES.CloseStatement, "Expected closing statement token");
		return new SetStatement(left, value, body);
	}
	function parseIfStatement() {
		const test = parseExpression();
		expect(TOKEN_TYPES.CloseStatement, "Expected closing statement token");
		const body = [];
		const alternate = [];
		while (!isStatement("elif", "else", "endif")) body.push(parseAny());
		if (isStatement("elif")) {
			++current;
			++current;
			const result = parseIfStatement();
			alternate.push(result);
		} else if (isStatement("else")) {
			++current;
			++current;
			expect(TOKEN_TYPES.CloseStatement, "Expected closing statement token");
			while (!isStatement("endif")) alternate.push(parseAny());
		}
		return new If(test, body, alternate);
	}
	function parseMacroStatement() {
		const name = parsePrimaryExpression();
		if (name.type !== "Identifier") throw new SyntaxError(`Expected identifier following macro statement`);
		const args = parseArgs("parameters");
		expect(TOKEN_TYPES.CloseStatement, "Expected closing statement token");
		const body = [];
		while (!isStatement("endmacro")) body.push(parseAny());
		return new Macro(name, args, body);
	}
	function parseExpressionSequence(primary = false) {
		const fn = primary ? parsePrimaryExpression : parseExpression;
		const expressions = [fn()];
		const isTuple = is(TOKEN_TYPES.Comma);
		while (isTuple) {
			++current;
			expressions.push(fn());
			if (!is(TOKEN_TYPES.Comma)) break;
		}
		return isTuple ? new TupleLiteral(expressions) : expressions[0];
	}
	function parseForStatement() {
		const loopVariable = parseExpressionSequence(true);
		if (!(loopVariable instanceof Identifier || loopVariable instanceof TupleLiteral)) throw new SyntaxError(`Expected identifier/tuple for the loop variable, got ${loopVariable.type} instead`);
		if (!isIdentifier("in")) throw new SyntaxError("Expected `in` keyword following loop variable");
		++current;
		const iterable = parseExpression();
		expect(TOKEN_TYPES.CloseStatement, "Expected closing statement token");
		const body = [];
		while (!isStatement("endfor", "else")) body.push(parseAny());
		const alternative = [];
		if (isStatement("else")) {
			++current;
			++current;
			expect(TOKEN_TYPES.CloseStatement, "Expected closing statement token");
			while (!isStatement("endfor")) alternative.push(parseAny());
		}
		return new For(loopVariable, iterable, body, alternative);
	}
	function parseExpression() {
		return parseIfExpression();
	}
	function parseIfExpression() {
		const a = parseLogicalOrExpression();
		if (isIdentifier("if")) {
			++current;
			const test = parseLogicalOrExpression();
			if (isIdentifier("else")) {
				++current;
				return new Ternary(test, a, parseIfExpression());
			} else return new SelectExpression(a, test);
		}
		return a;
	}
	function parseLogicalOrExpression() {
		let left = parseLogicalAndExpression();
		while (isIdentifier("or")) {
			const operator = tokens[current];
			++current;
			const right = parseLogicalAndExpression();
			left = new BinaryExpression(operator, left, right);
		}
		return left;
	}
	function parseLogicalAndExpression() {
		let left = parseLogicalNegationExpression();
		while (isIdentifier("and")) {
			const operator = tokens[current];
			++current;
			const right = parseLogicalNegationExpression();
			left = new BinaryExpression(operator, left, right);
		}
		return left;
	}
	function parseLogicalNegationExpression() {
		let right;
		while (isIdentifier("not")) {
			const operator = tokens[current];
			++current;
			right = new UnaryExpression(operator, parseLogicalNegationExpression());
		}
		return right ?? parseComparisonExpression();
	}
	function parseComparisonExpression() {
		let left = parseAdditiveExpression();
		while (true) {
			let operator;
			if (isIdentifier("not", "in")) {
				operator = new Token("not in", TOKEN_TYPES.Identifier);
				current += 2;
			} else if (isIdentifier("in")) operator = tokens[current++];
			else if (is(TOKEN_TYPES.ComparisonBinaryOperator)) operator = tokens[current++];
			else break;
			const right = parseAdditiveExpression();
			left = new BinaryExpression(operator, left, right);
		}
		return left;
	}
	function parseAdditiveExpression() {
		let left = parseMultiplicativeExpression();
		while (is(TOKEN_TYPES.AdditiveBinaryOperator)) {
			const operator = tokens[current];
			++current;
			const right = parseMultiplicativeExpression();
			left = new BinaryExpression(operator, left, right);
		}
		return left;
	}
	function parseCallMemberExpression() {
		const member = parseMemberExpression(parsePrimaryExpression());
		if (is(TOKEN_TYPES.OpenParen)) return parseCallExpression(member);
		return member;
	}
	function parseCallExpression(callee) {
		let expression = new CallExpression(callee, parseArgs("call"));
		expression = parseMemberExpression(expression);
		if (is(TOKEN_TYPES.OpenParen)) expression = parseCallExpression(expression);
		return expression;
	}
	function parseArgs(mode) {
		expect(TOKEN_TYPES.OpenParen, "Expected opening parenthesis for arguments list");
		const args = parseArgumentsList(mode);
		expect(TOKEN_TYPES.CloseParen, "Expected closing parenthesis for arguments list");
		return args;
	}
	function parseArgumentsList(mode) {
		const args = [];
		const parameterNames = /* @__PURE__ */ new Set();
		let sawKeywordOrDefault = false;
		let sawSpreadArgument = false;
		while (!is(TOKEN_TYPES.CloseParen)) {
			const isKeywordSpread = is(TOKEN_TYPES.ExponentiationBinaryOperator);
			const isPositionalSpread = is(TOKEN_TYPES.MultiplicativeBinaryOperator) && tokens[current].value === "*";
			if (mode === "parameters" && (isKeywordSpread || isPositionalSpread)) throw new SyntaxError("Argument unpacking is not allowed in parameter declarations");
			if (isKeywordSpread) {
				++current;
				args.push(new KeywordSpreadExpression(parseExpression()));
				if (is(TOKEN_TYPES.Comma)) ++current;
				if (!is(TOKEN_TYPES.CloseParen)) throw new SyntaxError("Expected closing parenthesis: `**` must be applied to the final argument");
				break;
			}
			let argument;
			if (isPositionalSpread) {
				if (sawSpreadArgument) throw new SyntaxError("Only one `*` argument unpacking is allowed");
				sawSpreadArgument = true;
				++current;
				argument = new SpreadExpression(parseExpression());
			} else {
				argument = parseExpression();
				if (is(TOKEN_TYPES.Equals)) {
					++current;
					if (!(argument instanceof Identifier)) throw new SyntaxError(mode === "parameters" ? "Expected identifier for parameter declaration" : "Expected identifier for keyword argument");
					const value = parseExpression();
					argument = new KeywordArgumentExpression(argument, value);
				}
				if (mode === "parameters") {
					if (!(argument instanceof Identifier || argument instanceof KeywordArgumentExpression)) throw new SyntaxError("Expected identifier for parameter declaration");
					const parameterName = argument instanceof Identifier ? argument.value : argument.key.value;
					if (parameterNames.has(parameterName)) throw new SyntaxError(`Duplicate parameter name: ${parameterName}`);
					parameterNames.add(parameterName);
				}
				if (argument instanceof KeywordArgumentExpression) sawKeywordOrDefault = true;
				else if (sawKeywordOrDefault) throw new SyntaxError(mode === "call" ? "Positional arguments must come before keyword arguments" : "Non-default argument follows default argument");
				else if (sawSpreadArgument) throw new SyntaxError("Positional arguments must not follow `*` argument unpacking");
			}
			args.push(argument);
			if (is(TOKEN_TYPES.Comma)) ++current;
		}
		return args;
	}
	function parseMemberExpressionArgumentsList() {
		const slices = [];
		let isSlice = false;
		while (!is(TOKEN_TYPES.CloseSquareBracket)) if (is(TOKEN_TYPES.Colon)) {
			slices.push(void 0);
			++current;
			isSlice = true;
		} else {
			slices.push(parseExpression());
			if (is(TOKEN_TYPES.Colon)) {
				++current;
				isSlice = true;
			}
		}
		if (slices.length === 0) throw new SyntaxError(`Expected at least one argument for member/slice expression`);
		if (isSlice) {
			if (slices.length > 3) throw new SyntaxError(`Expected 0-3 arguments for slice expression`);
			return new SliceExpression(...slices);
		}
		return slices[0];
	}
	function parseMemberExpression(object) {
		while (is(TOKEN_TYPES.Dot) || is(TOKEN_TYPES.OpenSquareBracket)) {
			const operator = tokens[current];
			++current;
			let property;
			const computed = operator.type === TOKEN_TYPES.OpenSquareBracket;
			if (computed) {
				property = parseMemberExpressionArgumentsList();
				expect(TOKEN_TYPES.CloseSquareBracket, "Expected closing square bracket");
			} else {
				property = parsePrimaryExpression();
				if (property.type !== "Identifier" && property.type !== "IntegerLiteral") throw new SyntaxError(`Expected identifier or integer following dot operator`);
			}
			object = new MemberExpression(object, property, computed);
		}
		return object;
	}
	function parseMultiplicativeExpression() {
		let left = parsePowerExpression();
		while (is(TOKEN_TYPES.MultiplicativeBinaryOperator)) {
			const operator = tokens[current++];
			const right = parsePowerExpression();
			left = new BinaryExpression(operator, left, right);
		}
		return left;
	}
	function parsePowerExpression() {
		let left = parseTestExpression();
		while (is(TOKEN_TYPES.ExponentiationBinaryOperator)) {
			const operator = tokens[current++];
			const right = parseTestExpression();
			left = new BinaryExpression(operator, left, right);
		}
		return left;
	}
	function parseTestExpression() {
		let operand = parseFilterExpression();
		while (isIdentifier("is")) {
			++current;
			const negate = isIdentifier("not");
			if (negate) ++current;
			const filter = parsePrimaryExpression();
			if (!(filter instanceof Identifier)) throw new SyntaxError(`Expected identifier for the test`);
			operand = new TestExpression(operand, negate, filter);
		}
		return operand;
	}
	function parseFilterExpression() {
		let operand = parseUnarySignExpression();
		while (is(TOKEN_TYPES.Pipe)) {
			++current;
			let filter = parsePrimaryExpression();
			if (!(filter instanceof Identifier)) throw new SyntaxError(`Expected identifier for the filter`);
			if (is(TOKEN_TYPES.OpenParen)) filter = parseCallExpression(filter);
			operand = new FilterExpression(operand, filter);
		}
		return operand;
	}
	function parseUnarySignExpression() {
		const token = tokens[current];
		if (token && (token.type === TOKEN_TYPES.UnaryOperator || token.type === TOKEN_TYPES.AdditiveBinaryOperator) && (token.value === "-" || token.value === "+")) {
			const operator = tokens[current++];
			return new UnaryExpression(operator, parseUnarySignExpression());
		}
		return parseCallMemberExpression();
	}
	function parsePrimaryExpression() {
		const token = tokens[current++];
		switch (token.type) {
			case TOKEN_TYPES.NumericLiteral: {
				const num = token.value;
				return num.includes(".") ? new FloatLiteral(Number(num)) : new IntegerLiteral(Number(num));
			}
			case TOKEN_TYPES.StringLiteral: {
				let value = token.value;
				while (is(TOKEN_TYPES.StringLiteral)) value += tokens[current++].value;
				return new StringLiteral(value);
			}
			case TOKEN_TYPES.Identifier: return new Identifier(token.value);
			case TOKEN_TYPES.OpenParen: {
				const expression = parseExpressionSequence();
				expect(TOKEN_TYPES.CloseParen, "Expected closing parenthesis, got ${tokens[current].type} instead.");
				return expression;
			}
			case TOKEN_TYPES.OpenSquareBracket: {
				const values = [];
				while (!is(TOKEN_TYPES.CloseSquareBracket)) {
					values.push(parseExpression());
					if (is(TOKEN_TYPES.Comma)) ++current;
				}
				++current;
				return new ArrayLiteral(values);
			}
			case TOKEN_TYPES.OpenCurlyBracket: {
				const values = /* @__PURE__ */ new Map();
				while (!is(TOKEN_TYPES.CloseCurlyBracket)) {
					const key = parseExpression();
					expect(TOKEN_TYPES.Colon, "Expected colon between key and value in object literal");
					const value = parseExpression();
					values.set(key, value);
					if (is(TOKEN_TYPES.Comma)) ++current;
				}
				++current;
				return new ObjectLiteral(values);
			}
			default: throw new SyntaxError(`Unexpected token: ${token.type}`);
		}
	}
	while (current < tokens.length) program.body.push(parseAny());
	return program;
}
function slice(array, start, stop, step = 1) {
	const direction = Math.sign(step);
	if (direction >= 0) {
		start = (start ??= 0) < 0 ? Math.max(array.length + start, 0) : Math.min(start, array.length);
		stop = (stop ??= array.length) < 0 ? Math.max(array.length + stop, 0) : Math.min(stop, array.length);
	} else {
		start = (start ??= array.length - 1) < 0 ? Math.max(array.length + start, -1) : Math.min(start, array.length - 1);
		stop = (stop ??= -1) < -1 ? Math.max(array.length + stop, -1) : Math.min(stop, array.length - 1);
	}
	const result = [];
	for (let i = start; direction * i < direction * stop; i += step) result.push(array[i]);
	return result;
}
function titleCase(value) {
	return value.replace(/\b\w/g, (c) => c.toUpperCase());
}
function escapeRegExp(s) {
	return s.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function replace(str, oldvalue, newvalue, count) {
	if (count === 0) return str;
	let remaining = count == null || count < 0 ? Infinity : count;
	const pattern = oldvalue.length === 0 ? /* @__PURE__ */ new RegExp("(?=)", "gu") : new RegExp(escapeRegExp(oldvalue), "gu");
	return str.replaceAll(pattern, (match) => {
		if (remaining > 0) {
			--remaining;
			return newvalue;
		}
		return match;
	});
}
var BreakControl = class extends Error {};
var ContinueControl = class extends Error {};
var EMPTY_BUILTINS = /* @__PURE__ */ new Map();
var RuntimeValue = class {
	type = "RuntimeValue";
	value;
	/**
	* A collection of built-in functions for this type.
	*/
	get builtins() {
		return EMPTY_BUILTINS;
	}
	/**
	* Creates a new RuntimeValue.
	*/
	constructor(value = void 0) {
		this.value = value;
	}
	/**
	* Determines truthiness or falsiness of the runtime value.
	* This function should be overridden by subclasses if it has custom truthiness criteria.
	* @returns {BooleanValue} BooleanValue(true) if the value is truthy, BooleanValue(false) otherwise.
	*/
	__bool__() {
		return new BooleanValue(!!this.value);
	}
	toString() {
		return String(this.value);
	}
};
var IntegerValue = class extends RuntimeValue {
	type = "IntegerValue";
};
var FloatValue = class extends RuntimeValue {
	type = "FloatValue";
	toString() {
		if (Object.is(this.value, -0)) return "-0.0";
		return this.value % 1 === 0 ? this.value.toFixed(1) : this.value.toString();
	}
};
var StringValue = class extends RuntimeValue {
	type = "StringValue";
	_builtins;
	get builtins() {
		return this._builtins ??= /* @__PURE__ */ new Map([
			["upper", new FunctionValue(() => {
				return new StringValue(this.value.toUpperCase());
			})],
			["lower", new FunctionValue(() => {
				return new StringValue(this.value.toLowerCase());
			})],
			["strip", new FunctionValue(() => {
				return new StringValue(this.value.trim());
			})],
			["title", new FunctionValue(() => {
				return new StringValue(titleCase(this.value));
			})],
			["capitalize", new FunctionValue(() => {
				return new StringValue(this.value.charAt(0).toUpperCase() + this.value.slice(1));
			})],
			["length", new IntegerValue(this.value.length)],
			["rstrip", new FunctionValue(() => {
				return new StringValue(this.value.trimEnd());
			})],
			["lstrip", new FunctionValue(() => {
				return new StringValue(this.value.trimStart());
			})],
			["startswith", new FunctionValue((args) => {
				if (args.length === 0) throw new Error("startswith() requires at least one argument");
				const pattern = args[0];
				if (pattern instanceof StringValue) return new BooleanValue(this.value.startsWith(pattern.value));
				else if (pattern instanceof ArrayValue) {
					for (const item of pattern.value) {
						if (!(item instanceof StringValue)) throw new Error("startswith() tuple elements must be strings");
						if (this.value.startsWith(item.value)) return new BooleanValue(true);
					}
					return new BooleanValue(false);
				}
				throw new Error("startswith() argument must be a string or tuple of strings");
			})],
			["endswith", new FunctionValue((args) => {
				if (args.length === 0) throw new Error("endswith() requires at least one argument");
				const pattern = args[0];
				if (pattern instanceof StringValue) return new BooleanValue(this.value.endsWith(pattern.value));
				else if (pattern instanceof ArrayValue) {
					for (const item of pattern.value) {
						if (!(item instanceof StringValue)) throw new Error("endswith() tuple elements must be strings");
						if (this.value.endsWith(item.value)) return new BooleanValue(true);
					}
					return new BooleanValue(false);
				}
				throw new Error("endswith() argument must be a string or tuple of strings");
			})],
			["split", new FunctionValue((args) => {
				const sep = args[0] ?? new NullValue();
				if (!(sep instanceof StringValue || sep instanceof NullValue)) throw new Error("sep argument must be a string or null");
				const maxsplit = args[1] ?? new IntegerValue(-1);
				if (!(maxsplit instanceof IntegerValue)) throw new Error("maxsplit argument must be a number");
				let result = [];
				if (sep instanceof NullValue) {
					const text = this.value.trimStart();
					for (const { 0: match, index } of text.matchAll(/\S+/g)) {
						if (maxsplit.value !== -1 && result.length >= maxsplit.value && index !== void 0) {
							result.push(match + text.slice(index + match.length));
							break;
						}
						result.push(match);
					}
				} else {
					if (sep.value === "") throw new Error("empty separator");
					result = this.value.split(sep.value);
					if (maxsplit.value !== -1 && result.length > maxsplit.value) result.push(result.splice(maxsplit.value).join(sep.value));
				}
				return new ArrayValue(result.map((part) => new StringValue(part)));
			})],
			["replace", new FunctionValue((args) => {
				if (args.length < 2) throw new Error("replace() requires at least two arguments");
				const oldValue = args[0];
				const newValue = args[1];
				if (!(oldValue instanceof StringValue && newValue instanceof StringValue)) throw new Error("replace() arguments must be strings");
				let count;
				if (args.length > 2) {
					if (args[2].type === "KeywordArgumentsValue") count = args[2].value.get("count") ?? new NullValue();
					else count = args[2];
				} else count = new NullValue();
				if (!(count instanceof IntegerValue || count instanceof NullValue)) throw new Error("replace() count argument must be a number or null");
				return new StringValue(replace(this.value, oldValue.value, newValue.value, count.value));
			})]
		]);
	}
};
var BooleanValue = class extends RuntimeValue {
	type = "BooleanValue";
};
var NON_ASCII_CHARS = /[\x7f-\uffff]/g;
function makeAsciiSafe(str) {
	return str.replace(NON_ASCII_CHARS, (char) => "\\u" + char.charCodeAt(0).toString(16).padStart(4, "0"));
}
function toJSON(input, options = {}, depth = 0, convertUndefinedToNull = true) {
	const { indent = null, ensureAscii = false, separators = null, sortKeys = false } = options;
	let itemSeparator;
	let keySeparator;
	if (separators) [itemSeparator, keySeparator] = separators;
	else if (indent) {
		itemSeparator = ",";
		keySeparator = ": ";
	} else {
		itemSeparator = ", ";
		keySeparator = ": ";
	}
	switch (input.type) {
		case "NullValue": return "null";
		case "UndefinedValue": return convertUndefinedToNull ? "null" : "undefined";
		case "IntegerValue":
		case "FloatValue":
		case "BooleanValue": return JSON.stringify(input.value);
		case "StringValue": {
			let result = JSON.stringify(input.value);
			if (ensureAscii) result = makeAsciiSafe(result);
			return result;
		}
		case "ArrayValue":
		case "NamespaceValue":
		case "ObjectValue": {
			const indentValue = indent ? " ".repeat(indent) : "";
			const basePadding = "\n" + indentValue.repeat(depth);
			const childrenPadding = basePadding + indentValue;
			if (input.type === "ArrayValue") {
				const core = input.value.map((x) => toJSON(x, options, depth + 1, convertUndefinedToNull));
				return indent && core.length > 0 ? `[${childrenPadding}${core.join(`${itemSeparator}${childrenPadding}`)}${basePadding}]` : `[${core.join(itemSeparator)}]`;
			} else {
				let entries = Array.from(input.value.entries());
				if (sortKeys) entries = entries.sort(([a], [b]) => a.localeCompare(b));
				const core = entries.map(([key, value]) => {
					let keyStr = JSON.stringify(key);
					if (ensureAscii) keyStr = makeAsciiSafe(keyStr);
					const v = `${keyStr}${keySeparator}${toJSON(value, options, depth + 1, convertUndefinedToNull)}`;
					return indent ? `${childrenPadding}${v}` : v;
				});
				return indent && core.length > 0 ? `{${core.join(itemSeparator)}${basePadding}}` : `{${core.join(itemSeparator)}}`;
			}
		}
		default: throw new Error(`Cannot convert to JSON: ${input.type}`);
	}
}
var ObjectValue = class extends RuntimeValue {
	type = "ObjectValue";
	_builtins;
	/**
	* NOTE: necessary to override since all JavaScript arrays are considered truthy,
	* while only non-empty Python arrays are consider truthy.
	*
	* e.g.,
	*  - JavaScript:  {} && 5 -> 5
	*  - Python:      {} and 5 -> {}
	*/
	__bool__() {
		return new BooleanValue(this.value.size > 0);
	}
	get builtins() {
		return this._builtins ??= /* @__PURE__ */ new Map([
			["get", new FunctionValue(([key, defaultValue]) => {
				if (!(key instanceof StringValue)) throw new Error(`Object key must be a string: got ${key.type}`);
				return this.value.get(key.value) ?? defaultValue ?? new NullValue();
			})],
			["items", new FunctionValue(() => this.items())],
			["keys", new FunctionValue(() => this.keys())],
			["values", new FunctionValue(() => this.values())],
			["dictsort", new FunctionValue((args) => {
				let kwargs = /* @__PURE__ */ new Map();
				const positionalArgs = args.filter((arg) => {
					if (arg instanceof KeywordArgumentsValue) {
						kwargs = arg.value;
						return false;
					}
					return true;
				});
				const caseSensitive = positionalArgs.at(0) ?? kwargs.get("case_sensitive") ?? new BooleanValue(false);
				if (!(caseSensitive instanceof BooleanValue)) throw new Error("case_sensitive must be a boolean");
				const by = positionalArgs.at(1) ?? kwargs.get("by") ?? new StringValue("key");
				if (!(by instanceof StringValue)) throw new Error("by must be a string");
				if (!["key", "value"].includes(by.value)) throw new Error("by must be either 'key' or 'value'");
				const reverse = positionalArgs.at(2) ?? kwargs.get("reverse") ?? new BooleanValue(false);
				if (!(reverse instanceof BooleanValue)) throw new Error("reverse must be a boolean");
				return new ArrayValue(Array.from(this.value.entries()).map(([key, value]) => new ArrayValue([new StringValue(key), value])).sort((a, b) => {
					const index = by.value === "key" ? 0 : 1;
					const aVal = a.value[index];
					const bVal = b.value[index];
					const result = compareRuntimeValues(aVal, bVal, caseSensitive.value);
					return reverse.value ? -result : result;
				}));
			})]
		]);
	}
	items() {
		return new ArrayValue(Array.from(this.value.entries()).map(([key, value]) => new ArrayValue([new StringValue(key), value])));
	}
	keys() {
		return new ArrayValue(Array.from(this.value.keys()).map((key) => new StringValue(key)));
	}
	values() {
		return new ArrayValue(Array.from(this.value.values()));
	}
	toString() {
		return toJSON(this, {}, 0, false);
	}
};
var KeywordArgumentsValue = class extends ObjectValue {
	type = "KeywordArgumentsValue";
};
var NamespaceValue = class extends RuntimeValue {
	type = "NamespaceValue";
	toString() {
		return toJSON(this, {}, 0, false);
	}
};
var ArrayValue = class extends RuntimeValue {
	type = "ArrayValue";
	_builtins;
	get builtins() {
		return this._builtins ??= /* @__PURE__ */ new Map([["length", new IntegerValue(this.value.length)]]);
	}
	/**
	* NOTE: necessary to override since all JavaScript arrays are considered truthy,
	* while only non-empty Python arrays are consider truthy.
	*
	* e.g.,
	*  - JavaScript:  [] && 5 -> 5
	*  - Python:      [] and 5 -> []
	*/
	__bool__() {
		return new BooleanValue(this.value.length > 0);
	}
	toString() {
		return toJSON(this, {}, 0, false);
	}
};
var TupleValue = class extends ArrayValue {
	type = "TupleValue";
};
var FunctionValue = class extends RuntimeValue {
	type = "FunctionValue";
};
var NullValue = class extends RuntimeValue {
	type = "NullValue";
};
var UndefinedValue = class extends RuntimeValue {
	type = "UndefinedValue";
};
function normalizeNamespaceEntry(pair) {
	let values;
	if (pair instanceof ArrayValue) values = pair.value;
	else if (pair instanceof StringValue) values = Array.from(pair.value, (char) => new StringValue(char));
	if (!values || values.length !== 2) throw new Error("namespace expected an object or an iterable of [key, value] pairs");
	const [key, value] = values;
	if (!(key instanceof StringValue)) throw new Error("namespace keys must be strings");
	return [key, value];
}
var _Environment = class {
	constructor(parent) {
		this.parent = parent;
	}
	/**
	* The variables declared in this environment.
	*/
	variables = /* @__PURE__ */ new Map([["namespace", new FunctionValue((args) => {
		const positional = args.slice();
		let kwargs;
		if (positional.at(-1) instanceof KeywordArgumentsValue) kwargs = positional.pop();
		if (positional.length > 1) throw new Error(`namespace expected at most 1 argument, got ${positional.length}`);
		const entries = /* @__PURE__ */ new Map();
		if (positional.length === 1) {
			const source = positional[0];
			if (source instanceof ObjectValue) for (const [key, value] of source.value) entries.set(key, value);
			else if (source instanceof ArrayValue) for (const pair of source.value) {
				const [key, value] = normalizeNamespaceEntry(pair);
				entries.set(key.value, value);
			}
			else throw new Error(`'${source.type}' object is not iterable`);
		}
		if (kwargs) for (const [key, value] of kwargs.value) entries.set(key, value);
		return new NamespaceValue(entries);
	})]]);
	tests = _Environment.TESTS;
	/**
	* Set the value of a variable in the current environment.
	*/
	set(name, value) {
		return this.declareVariable(name, convertToRuntimeValues(value));
	}
	declareVariable(name, value) {
		if (this.variables.has(name)) throw new SyntaxError(`Variable already declared: ${name}`);
		this.variables.set(name, value);
		return value;
	}
	/**
	* Set variable in the current scope.
	* See https://jinja.palletsprojects.com/en/3.0.x/templates/#assignments for more information.
	*/
	setVariable(name, value) {
		this.variables.set(name, value);
		return value;
	}
	/**
	* Resolve the environment in which the variable is declared.
	* @param {string} name The name of the variable.
	* @returns {Environment} The environment in which the variable is declared.
	*/
	resolve(name) {
		if (this.variables.has(name)) return this;
		if (this.parent) return this.parent.resolve(name);
		throw new Error(`Unknown variable: ${name}`);
	}
	lookupVariable(name) {
		try {
			return this.resolve(name).variables.get(name) ?? new UndefinedValue();
		} catch {
			return new UndefinedValue();
		}
	}
};
var Environment = _Environment;
/**
* The tests available in this environment.
*/
__publicField(Environment, "TESTS", /* @__PURE__ */ new Map([
	["boolean", (operand) => operand.type === "BooleanValue"],
	["callable", (operand) => operand instanceof FunctionValue],
	["odd", (operand) => {
		if (!(operand instanceof IntegerValue)) throw new Error(`cannot odd on ${operand.type}`);
		return operand.value % 2 !== 0;
	}],
	["even", (operand) => {
		if (!(operand instanceof IntegerValue)) throw new Error(`cannot even on ${operand.type}`);
		return operand.value % 2 === 0;
	}],
	["false", (operand) => operand.type === "BooleanValue" && !operand.value],
	["true", (operand) => operand.type === "BooleanValue" && operand.value],
	["none", (operand) => operand.type === "NullValue"],
	["string", (operand) => operand.type === "StringValue"],
	["number", (operand) => operand instanceof IntegerValue || operand instanceof FloatValue],
	["integer", (operand) => operand instanceof IntegerValue],
	["iterable", (operand) => operand.type === "ArrayValue" || operand.type === "StringValue"],
	["mapping", (operand) => operand instanceof ObjectValue],
	["sequence", (operand) => operand instanceof ArrayValue || operand instanceof ObjectValue || operand instanceof StringValue],
	["lower", (operand) => {
		const str = operand.value;
		return operand.type === "StringValue" && str === str.toLowerCase();
	}],
	["upper", (operand) => {
		const str = operand.value;
		return operand.type === "StringValue" && str === str.toUpperCase();
	}],
	["none", (operand) => operand.type === "NullValue"],
	["defined", (operand) => operand.type !== "UndefinedValue"],
	["undefined", (operand) => operand.type === "UndefinedValue"],
	["equalto", (a, b) => a.value === b.value],
	["eq", (a, b) => a.value === b.value]
]));
function isAttributeContainer(value) {
	return value instanceof ObjectValue || value instanceof NamespaceValue;
}
function isNumericLikeValue(value) {
	return value instanceof IntegerValue || value instanceof FloatValue || value instanceof BooleanValue;
}
function getNumericValue(value) {
	return value instanceof BooleanValue ? Number(value.value) : value.value;
}
function getAttributeValue(item, attributePath) {
	const parts = attributePath.split(".");
	let value = item;
	for (const part of parts) if (isAttributeContainer(value)) value = value.value.get(part) ?? new UndefinedValue();
	else if (value instanceof ArrayValue) {
		const index = parseInt(part, 10);
		if (!isNaN(index) && index >= 0 && index < value.value.length) value = value.value[index];
		else return new UndefinedValue();
	} else return new UndefinedValue();
	return value;
}
function compareRuntimeValues(a, b, caseSensitive = false) {
	if (a instanceof NullValue && b instanceof NullValue) return 0;
	if (a instanceof NullValue || b instanceof NullValue) throw new Error(`Cannot compare ${a.type} with ${b.type}`);
	if (a instanceof UndefinedValue && b instanceof UndefinedValue) return 0;
	if (a instanceof UndefinedValue || b instanceof UndefinedValue) throw new Error(`Cannot compare ${a.type} with ${b.type}`);
	if (isNumericLikeValue(a) && isNumericLikeValue(b)) {
		const aNum = getNumericValue(a);
		const bNum = getNumericValue(b);
		return aNum < bNum ? -1 : aNum > bNum ? 1 : 0;
	}
	if (a.type !== b.type) throw new Error(`Cannot compare different types: ${a.type} and ${b.type}`);
	switch (a.type) {
		case "StringValue": {
			let aStr = a.value;
			let bStr = b.value;
			if (!caseSensitive) {
				aStr = aStr.toLowerCase();
				bStr = bStr.toLowerCase();
			}
			return aStr < bStr ? -1 : aStr > bStr ? 1 : 0;
		}
		default: throw new Error(`Cannot compare type: ${a.type}`);
	}
}
function getParameterDescriptor(argument) {
	if (argument.type === "Identifier") return { name: argument.value };
	const keywordArgument = argument;
	return {
		name: keywordArgument.key.value,
		defaultValue: keywordArgument.value
	};
}
function isSpecialMacroArgument(name) {
	return name === "kwargs" || name === "varargs";
}
function findAccessedSpecialMacroArguments(parameters, body) {
	const declared = /* @__PURE__ */ new Set();
	const accessed = /* @__PURE__ */ new Set();
	const declareName = (name) => {
		if (isSpecialMacroArgument(name)) declared.add(name);
	};
	const declareTarget = (target) => {
		if (target.type === "Identifier") declareName(target.value);
		else if (target.type === "TupleLiteral") for (const item of target.value) declareTarget(item);
	};
	const declareArgument = (argument) => {
		declareName(getParameterDescriptor(argument).name);
	};
	const visitArgumentDefaults = (args) => {
		for (const argument of args) {
			const parameter = getParameterDescriptor(argument);
			if (parameter.defaultValue) visit(parameter.defaultValue);
		}
	};
	const visitFilter = (filter) => {
		if (filter.type === "CallExpression") visit(filter.args);
	};
	const visit = (node) => {
		if (Array.isArray(node)) {
			for (const item of node) visit(item);
			return;
		}
		if (node instanceof Map) {
			for (const [key, value] of node) {
				visit(key);
				visit(value);
			}
			return;
		}
		if (!(node instanceof Statement)) return;
		switch (node.type) {
			case "For": {
				const statement = node;
				declareTarget(statement.loopvar);
				if (statement.iterable.type === "SelectExpression") {
					const iterable = statement.iterable;
					visit(iterable.lhs);
					visit(statement.body);
					visit(statement.defaultBlock);
					visit(iterable.test);
					return;
				}
				visit(statement.iterable);
				visit(statement.body);
				visit(statement.defaultBlock);
				return;
			}
			case "Set": {
				const statement = node;
				declareTarget(statement.assignee);
				visit(statement.value);
				visit(statement.body);
				return;
			}
			case "Macro": {
				const statement = node;
				for (const argument of statement.args) declareArgument(argument);
				visitArgumentDefaults(statement.args);
				visit(statement.body);
				return;
			}
			case "CallStatement": {
				const statement = node;
				visit(statement.call);
				for (const argument of statement.callerArgs ?? []) declareArgument(argument);
				visitArgumentDefaults(statement.callerArgs ?? []);
				visit(statement.body);
				return;
			}
			case "FilterStatement": {
				const statement = node;
				visit(statement.body);
				visitFilter(statement.filter);
				return;
			}
			case "Identifier": {
				const name = node.value;
				if (isSpecialMacroArgument(name) && !declared.has(name)) accessed.add(name);
				return;
			}
			case "MemberExpression": {
				const expression = node;
				visit(expression.object);
				if (expression.computed) visit(expression.property);
				return;
			}
			case "FilterExpression": {
				const expression = node;
				visit(expression.operand);
				visitFilter(expression.filter);
				return;
			}
			case "TestExpression":
				visit(node.operand);
				return;
			case "SelectExpression": {
				const expression = node;
				visit(expression.test);
				visit(expression.lhs);
				return;
			}
			case "KeywordArgumentExpression":
				visit(node.value);
				return;
			default: for (const child of Object.values(node)) visit(child);
		}
	};
	for (const parameter of parameters) declareArgument(parameter);
	visit(body);
	return accessed;
}
var Interpreter = class {
	global;
	constructor(env) {
		this.global = env ?? new Environment();
	}
	/**
	* Run the program.
	*/
	run(program) {
		return this.evaluate(program, this.global);
	}
	/**
	* Evaluates expressions following the binary operation type.
	*/
	evaluateBinaryExpression(node, environment) {
		const left = this.evaluate(node.left, environment);
		switch (node.operator.value) {
			case "and": return left.__bool__().value ? this.evaluate(node.right, environment) : left;
			case "or": return left.__bool__().value ? left : this.evaluate(node.right, environment);
		}
		const right = this.evaluate(node.right, environment);
		switch (node.operator.value) {
			case "==": return new BooleanValue(left.value == right.value);
			case "!=": return new BooleanValue(left.value != right.value);
		}
		if (left instanceof UndefinedValue || right instanceof UndefinedValue) {
			if (right instanceof UndefinedValue && ["in", "not in"].includes(node.operator.value)) return new BooleanValue(node.operator.value === "not in");
			throw new Error(`Cannot perform operation ${node.operator.value} on undefined values`);
		} else if (left instanceof NullValue || right instanceof NullValue) throw new Error("Cannot perform operation on null values");
		else if (node.operator.value === "~") return new StringValue(left.value.toString() + right.value.toString());
		else if (node.operator.value === "**" && isNumericLikeValue(left) && isNumericLikeValue(right)) {
			const a = getNumericValue(left);
			const b = getNumericValue(right);
			if (a === 0 && b < 0) throw new Error("0.0 cannot be raised to a negative power");
			const result = a ** b;
			if (!Number.isFinite(result)) throw new Error("Exponentiation result is not a finite real number");
			return left instanceof FloatValue || right instanceof FloatValue || b < 0 ? new FloatValue(result) : new IntegerValue(result);
		} else if ((left instanceof IntegerValue || left instanceof FloatValue) && (right instanceof IntegerValue || right instanceof FloatValue)) {
			const a = left.value, b = right.value;
			switch (node.operator.value) {
				case "+":
				case "-":
				case "*": {
					const res = node.operator.value === "+" ? a + b : node.operator.value === "-" ? a - b : a * b;
					return left instanceof FloatValue || right instanceof FloatValue ? new FloatValue(res) : new IntegerValue(res);
				}
				case "/": return new FloatValue(a / b);
				case "//": {
					const res = Math.floor(a / b);
					return left instanceof FloatValue || right instanceof FloatValue ? new FloatValue(res) : new IntegerValue(res);
				}
				case "%": {
					const rem = a % b;
					return left instanceof FloatValue || right instanceof FloatValue ? new FloatValue(rem) : new IntegerValue(rem);
				}
				case "<": return new BooleanValue(a < b);
				case ">": return new BooleanValue(a > b);
				case ">=": return new BooleanValue(a >= b);
				case "<=": return new BooleanValue(a <= b);
			}
		} else if (left instanceof ArrayValue && right instanceof ArrayValue) switch (node.operator.value) {
			case "+": return new ArrayValue(left.value.concat(right.value));
		}
		else if (right instanceof ArrayValue) {
			const member = right.value.find((x) => x.value === left.value) !== void 0;
			switch (node.operator.value) {
				case "in": return new BooleanValue(member);
				case "not in": return new BooleanValue(!member);
			}
		}
		if (left instanceof StringValue || right instanceof StringValue) switch (node.operator.value) {
			case "+": return new StringValue(left.value.toString() + right.value.toString());
		}
		if (left instanceof StringValue && right instanceof StringValue) switch (node.operator.value) {
			case "in": return new BooleanValue(right.value.includes(left.value));
			case "not in": return new BooleanValue(!right.value.includes(left.value));
		}
		if (left instanceof StringValue && right instanceof ObjectValue) switch (node.operator.value) {
			case "in": return new BooleanValue(right.value.has(left.value));
			case "not in": return new BooleanValue(!right.value.has(left.value));
		}
		throw new SyntaxError(`Unknown operator "${node.operator.value}" between ${left.type} and ${right.type}`);
	}
	evaluateArguments(args, environment) {
		const positionalArguments = [];
		const keywordArguments = /* @__PURE__ */ new Map();
		const addKeywordArgument = (key, value) => {
			if (keywordArguments.has(key)) throw new Error(`Got multiple values for keyword argument '${key}'`);
			keywordArguments.set(key, value);
		};
		for (const argument of args) if (argument.type === "SpreadExpression") {
			const spreadNode = argument;
			const val = this.evaluate(spreadNode.argument, environment);
			if (!(val instanceof ArrayValue)) throw new Error(`Cannot unpack non-iterable type: ${val.type}`);
			for (const item of val.value) positionalArguments.push(item);
		} else if (argument.type !== "KeywordArgumentExpression" && argument.type !== "KeywordSpreadExpression") positionalArguments.push(this.evaluate(argument, environment));
		for (const argument of args) if (argument.type === "KeywordArgumentExpression") {
			const kwarg = argument;
			addKeywordArgument(kwarg.key.value, this.evaluate(kwarg.value, environment));
		} else if (argument.type === "KeywordSpreadExpression") {
			const spreadNode = argument;
			const val = this.evaluate(spreadNode.argument, environment);
			if (!(val instanceof ObjectValue)) throw new Error(`Argument after ** must be a mapping, not ${val.type}`);
			for (const [key, value] of val.value) addKeywordArgument(key, value);
		}
		return [positionalArguments, keywordArguments];
	}
	applyFilter(operand, filterNode, environment) {
		if (filterNode.type === "Identifier") {
			const filter = filterNode;
			if (filter.value === "safe") return operand;
			if (filter.value === "tojson") return new StringValue(toJSON(operand, {}));
			if (operand instanceof ArrayValue) switch (filter.value) {
				case "list": return operand;
				case "first": return operand.value[0];
				case "last": return operand.value[operand.value.length - 1];
				case "length": return new IntegerValue(operand.value.length);
				case "reverse": return new ArrayValue(operand.value.slice().reverse());
				case "sort": return new ArrayValue(operand.value.slice().sort((a, b) => compareRuntimeValues(a, b, false)));
				case "join": return new StringValue(operand.value.map((x) => x.value).join(""));
				case "string": return new StringValue(toJSON(operand, {}, 0, false));
				case "unique": {
					const seen = /* @__PURE__ */ new Set();
					const output = [];
					for (const item of operand.value) if (!seen.has(item.value)) {
						seen.add(item.value);
						output.push(item);
					}
					return new ArrayValue(output);
				}
				default: throw new Error(`Unknown ArrayValue filter: ${filter.value}`);
			}
			else if (operand instanceof StringValue) switch (filter.value) {
				case "length":
				case "upper":
				case "lower":
				case "title":
				case "capitalize": {
					const builtin = operand.builtins.get(filter.value);
					if (builtin instanceof FunctionValue) return builtin.value([], environment);
					else if (builtin instanceof IntegerValue) return builtin;
					else throw new Error(`Unknown StringValue filter: ${filter.value}`);
				}
				case "trim": return new StringValue(operand.value.trim());
				case "indent": return new StringValue(operand.value.split("\n").map((x, i) => i === 0 || x.length === 0 ? x : "    " + x).join("\n"));
				case "join":
				case "string": return operand;
				case "int": {
					const val = parseInt(operand.value, 10);
					return new IntegerValue(isNaN(val) ? 0 : val);
				}
				case "float": {
					const val = parseFloat(operand.value);
					return new FloatValue(isNaN(val) ? 0 : val);
				}
				default: throw new Error(`Unknown StringValue filter: ${filter.value}`);
			}
			else if (operand instanceof IntegerValue || operand instanceof FloatValue) switch (filter.value) {
				case "abs": return operand instanceof IntegerValue ? new IntegerValue(Math.abs(operand.value)) : new FloatValue(Math.abs(operand.value));
				case "int": return new IntegerValue(Math.floor(operand.value));
				case "float": return new FloatValue(operand.value);
				case "string": return new StringValue(operand.toString());
				default: throw new Error(`Unknown NumericValue filter: ${filter.value}`);
			}
			else if (operand instanceof ObjectValue) switch (filter.value) {
				case "items": return new ArrayValue(Array.from(operand.value.entries()).map(([key, value]) => new ArrayValue([new StringValue(key), value])));
				case "length": return new IntegerValue(operand.value.size);
				default: {
					const builtin = operand.builtins.get(filter.value);
					if (builtin) {
						if (builtin instanceof FunctionValue) return builtin.value([], environment);
						return builtin;
					}
					throw new Error(`Unknown ObjectValue filter: ${filter.value}`);
				}
			}
			else if (operand instanceof BooleanValue) switch (filter.value) {
				case "bool": return new BooleanValue(operand.value);
				case "int": return new IntegerValue(operand.value ? 1 : 0);
				case "float": return new FloatValue(operand.value ? 1 : 0);
				case "string": return new StringValue(operand.value ? "true" : "false");
				default: throw new Error(`Unknown BooleanValue filter: ${filter.value}`);
			}
			throw new Error(`Cannot apply filter "${filter.value}" to type: ${operand.type}`);
		} else if (filterNode.type === "CallExpression") {
			const filter = filterNode;
			if (filter.callee.type !== "Identifier") throw new Error(`Unknown filter: ${filter.callee.type}`);
			const filterName = filter.callee.value;
			if (filterName === "tojson") {
				const [, kwargs] = this.evaluateArguments(filter.args, environment);
				const indent = kwargs.get("indent") ?? new NullValue();
				if (!(indent instanceof IntegerValue || indent instanceof NullValue)) throw new Error("If set, indent must be a number");
				const ensureAscii = kwargs.get("ensure_ascii") ?? new BooleanValue(false);
				if (!(ensureAscii instanceof BooleanValue)) throw new Error("If set, ensure_ascii must be a boolean");
				const sortKeys = kwargs.get("sort_keys") ?? new BooleanValue(false);
				if (!(sortKeys instanceof BooleanValue)) throw new Error("If set, sort_keys must be a boolean");
				const separatorsArg = kwargs.get("separators") ?? new NullValue();
				let separators = null;
				if (separatorsArg instanceof ArrayValue || separatorsArg instanceof TupleValue) {
					if (separatorsArg.value.length !== 2) throw new Error("separators must be a tuple of two strings");
					const [itemSep, keySep] = separatorsArg.value;
					if (!(itemSep instanceof StringValue) || !(keySep instanceof StringValue)) throw new Error("separators must be a tuple of two strings");
					separators = [itemSep.value, keySep.value];
				} else if (!(separatorsArg instanceof NullValue)) throw new Error("If set, separators must be a tuple of two strings");
				return new StringValue(toJSON(operand, {
					indent: indent.value,
					ensureAscii: ensureAscii.value,
					sortKeys: sortKeys.value,
					separators
				}));
			} else if (filterName === "join") {
				let value;
				if (operand instanceof StringValue) value = Array.from(operand.value);
				else if (operand instanceof ArrayValue) value = operand.value.map((x) => x.value);
				else throw new Error(`Cannot apply filter "${filterName}" to type: ${operand.type}`);
				const [args, kwargs] = this.evaluateArguments(filter.args, environment);
				const separator = args.at(0) ?? kwargs.get("separator") ?? new StringValue("");
				if (!(separator instanceof StringValue)) throw new Error("separator must be a string");
				return new StringValue(value.join(separator.value));
			} else if (filterName === "int" || filterName === "float") {
				const [args, kwargs] = this.evaluateArguments(filter.args, environment);
				const defaultValue = args.at(0) ?? kwargs.get("default") ?? (filterName === "int" ? new IntegerValue(0) : new FloatValue(0));
				if (operand instanceof StringValue) {
					const val = filterName === "int" ? parseInt(operand.value, 10) : parseFloat(operand.value);
					return isNaN(val) ? defaultValue : filterName === "int" ? new IntegerValue(val) : new FloatValue(val);
				} else if (operand instanceof IntegerValue || operand instanceof FloatValue) return operand;
				else if (operand instanceof BooleanValue) return filterName === "int" ? new IntegerValue(operand.value ? 1 : 0) : new FloatValue(operand.value ? 1 : 0);
				else throw new Error(`Cannot apply filter "${filterName}" to type: ${operand.type}`);
			} else if (filterName === "default") {
				const [args, kwargs] = this.evaluateArguments(filter.args, environment);
				const defaultValue = args[0] ?? new StringValue("");
				const booleanValue = args[1] ?? kwargs.get("boolean") ?? new BooleanValue(false);
				if (!(booleanValue instanceof BooleanValue)) throw new Error("`default` filter flag must be a boolean");
				if (operand instanceof UndefinedValue || booleanValue.value && !operand.__bool__().value) return defaultValue;
				return operand;
			}
			if (operand instanceof ArrayValue) {
				switch (filterName) {
					case "sort": {
						const [args, kwargs] = this.evaluateArguments(filter.args, environment);
						const reverse = args.at(0) ?? kwargs.get("reverse") ?? new BooleanValue(false);
						if (!(reverse instanceof BooleanValue)) throw new Error("reverse must be a boolean");
						const caseSensitive = args.at(1) ?? kwargs.get("case_sensitive") ?? new BooleanValue(false);
						if (!(caseSensitive instanceof BooleanValue)) throw new Error("case_sensitive must be a boolean");
						const attribute = args.at(2) ?? kwargs.get("attribute") ?? new NullValue();
						if (!(attribute instanceof StringValue || attribute instanceof IntegerValue || attribute instanceof NullValue)) throw new Error("attribute must be a string, integer, or null");
						const getSortValue = (item) => {
							if (attribute instanceof NullValue) return item;
							return getAttributeValue(item, attribute instanceof IntegerValue ? String(attribute.value) : attribute.value);
						};
						return new ArrayValue(operand.value.slice().sort((a, b) => {
							const result = compareRuntimeValues(getSortValue(a), getSortValue(b), caseSensitive.value);
							return reverse.value ? -result : result;
						}));
					}
					case "selectattr":
					case "rejectattr": {
						const select = filterName === "selectattr";
						if (operand.value.some((item) => !isAttributeContainer(item))) throw new Error(`\`${filterName}\` can only be applied to array of objects`);
						if (filter.args.some((x) => x.type !== "StringLiteral")) throw new Error(`arguments of \`${filterName}\` must be strings`);
						const [attr, testName, value] = filter.args.map((x) => this.evaluate(x, environment));
						let testFunction;
						if (testName) {
							const test = environment.tests.get(testName.value);
							if (!test) throw new Error(`Unknown test: ${testName.value}`);
							testFunction = test;
						} else testFunction = (...x) => x[0].__bool__().value;
						return new ArrayValue(operand.value.filter((item) => {
							const a = item.value.get(attr.value);
							const result = a ? testFunction(a, value) : false;
							return select ? result : !result;
						}));
					}
					case "map": {
						const [, kwargs] = this.evaluateArguments(filter.args, environment);
						if (kwargs.has("attribute")) {
							const attr = kwargs.get("attribute");
							if (!(attr instanceof StringValue)) throw new Error("attribute must be a string");
							const defaultValue = kwargs.get("default");
							return new ArrayValue(operand.value.map((item) => {
								if (!isAttributeContainer(item)) throw new Error("items in map must be an object");
								const value = getAttributeValue(item, attr.value);
								return value instanceof UndefinedValue ? defaultValue ?? new UndefinedValue() : value;
							}));
						} else throw new Error("`map` expressions without `attribute` set are not currently supported.");
					}
				}
				throw new Error(`Unknown ArrayValue filter: ${filterName}`);
			} else if (operand instanceof StringValue) {
				switch (filterName) {
					case "indent": {
						const [args, kwargs] = this.evaluateArguments(filter.args, environment);
						const width = args.at(0) ?? kwargs.get("width") ?? new IntegerValue(4);
						if (!(width instanceof IntegerValue)) throw new Error("width must be a number");
						const first = args.at(1) ?? kwargs.get("first") ?? new BooleanValue(false);
						const blank = args.at(2) ?? kwargs.get("blank") ?? new BooleanValue(false);
						const lines = operand.value.split("\n");
						const indent = " ".repeat(width.value);
						return new StringValue(lines.map((x, i) => !first.value && i === 0 || !blank.value && x.length === 0 ? x : indent + x).join("\n"));
					}
					case "replace": {
						const replaceFn = operand.builtins.get("replace");
						if (!(replaceFn instanceof FunctionValue)) throw new Error("replace filter not available");
						const [args, kwargs] = this.evaluateArguments(filter.args, environment);
						return replaceFn.value([...args, new KeywordArgumentsValue(kwargs)], environment);
					}
				}
				throw new Error(`Unknown StringValue filter: ${filterName}`);
			} else if (operand instanceof ObjectValue) {
				const builtin = operand.builtins.get(filterName);
				if (builtin && builtin instanceof FunctionValue) {
					const [args, kwargs] = this.evaluateArguments(filter.args, environment);
					if (kwargs.size > 0) args.push(new KeywordArgumentsValue(kwargs));
					return builtin.value(args, environment);
				}
				throw new Error(`Unknown ObjectValue filter: ${filterName}`);
			} else throw new Error(`Cannot apply filter "${filterName}" to type: ${operand.type}`);
		}
		throw new Error(`Unknown filter: ${filterNode.type}`);
	}
	/**
	* Evaluates expressions following the filter operation type.
	*/
	evaluateFilterExpression(node, environment) {
		const operand = this.evaluate(node.operand, environment);
		return this.applyFilter(operand, node.filter, environment);
	}
	/**
	* Evaluates expressions following the test operation type.
	*/
	evaluateTestExpression(node, environment) {
		const operand = this.evaluate(node.operand, environment);
		const test = environment.tests.get(node.test.value);
		if (!test) throw new Error(`Unknown test: ${node.test.value}`);
		const result = test(operand);
		return new BooleanValue(node.negate ? !result : result);
	}
	/**
	* Evaluates expressions following the select operation type.
	*/
	evaluateSelectExpression(node, environment) {
		if (!this.evaluate(node.test, environment).__bool__().value) return new UndefinedValue();
		return this.evaluate(node.lhs, environment);
	}
	/**
	* Evaluates expressions following the unary operation type.
	*/
	evaluateUnaryExpression(node, environment) {
		const argument = this.evaluate(node.argument, environment);
		switch (node.operator.value) {
			case "not": return new BooleanValue(!argument.__bool__().value);
			case "+":
			case "-": {
				const sign = node.operator.value === "-" ? -1 : 1;
				if (argument instanceof IntegerValue || argument instanceof FloatValue || argument instanceof BooleanValue) {
					const result = sign * (argument instanceof BooleanValue ? argument.value ? 1 : 0 : argument.value);
					return argument instanceof FloatValue ? new FloatValue(result) : new IntegerValue(result);
				}
				throw new SyntaxError(`Unknown operator "${node.operator.value}" for ${argument.type}`);
			}
			default: throw new SyntaxError(`Unknown operator: ${node.operator.value}`);
		}
	}
	evaluateTernaryExpression(node, environment) {
		return this.evaluate(node.condition, environment).__bool__().value ? this.evaluate(node.trueExpr, environment) : this.evaluate(node.falseExpr, environment);
	}
	evalProgram(program, environment) {
		return this.evaluateBlock(program.body, environment);
	}
	evaluateBlock(statements, environment) {
		let result = "";
		for (const statement of statements) {
			const lastEvaluated = this.evaluate(statement, environment);
			if (lastEvaluated.type !== "NullValue" && lastEvaluated.type !== "UndefinedValue") result += lastEvaluated.toString();
		}
		return new StringValue(result);
	}
	evaluateIdentifier(node, environment) {
		return environment.lookupVariable(node.value);
	}
	evaluateCallExpression(expr, environment) {
		const [args, kwargs] = this.evaluateArguments(expr.args, environment);
		if (kwargs.size > 0) args.push(new KeywordArgumentsValue(kwargs));
		const fn = this.evaluate(expr.callee, environment);
		if (fn.type !== "FunctionValue") throw new Error(`Cannot call something that is not a function: got ${fn.type}`);
		return fn.value(args, environment);
	}
	evaluateSliceExpression(object, expr, environment) {
		if (!(object instanceof ArrayValue || object instanceof StringValue)) throw new Error("Slice object must be an array or string");
		const start = this.evaluate(expr.start, environment);
		const stop = this.evaluate(expr.stop, environment);
		const step = this.evaluate(expr.step, environment);
		if (!(start instanceof IntegerValue || start instanceof UndefinedValue)) throw new Error("Slice start must be numeric or undefined");
		if (!(stop instanceof IntegerValue || stop instanceof UndefinedValue)) throw new Error("Slice stop must be numeric or undefined");
		if (!(step instanceof IntegerValue || step instanceof UndefinedValue)) throw new Error("Slice step must be numeric or undefined");
		if (object instanceof ArrayValue) return new ArrayValue(slice(object.value, start.value, stop.value, step.value));
		else return new StringValue(slice(Array.from(object.value), start.value, stop.value, step.value).join(""));
	}
	evaluateMemberExpression(expr, environment) {
		const object = this.evaluate(expr.object, environment);
		let property;
		if (expr.computed) {
			if (expr.property.type === "SliceExpression") return this.evaluateSliceExpression(object, expr.property, environment);
			else property = this.evaluate(expr.property, environment);
		} else if (expr.property.type === "IntegerLiteral") property = new IntegerValue(expr.property.value);
		else property = new StringValue(expr.property.value);
		let value;
		if (isAttributeContainer(object)) {
			if (!(property instanceof StringValue)) throw new Error(`Cannot access property with non-string: got ${property.type}`);
			value = object.value.get(property.value) ?? (object instanceof ObjectValue ? object.builtins.get(property.value) : void 0);
		} else if (object instanceof ArrayValue || object instanceof StringValue) {
			if (property instanceof IntegerValue) {
				if (object instanceof StringValue) {
					const character = object.value.at(property.value);
					value = character === void 0 ? void 0 : new StringValue(character);
				} else value = object.value.at(property.value);
			} else if (property instanceof StringValue) value = object.builtins.get(property.value);
			else throw new Error(`Cannot access property with non-string/non-number: got ${property.type}`);
		} else {
			if (!(property instanceof StringValue)) throw new Error(`Cannot access property with non-string: got ${property.type}`);
			value = object.builtins.get(property.value);
		}
		return value instanceof RuntimeValue ? value : new UndefinedValue();
	}
	evaluateSet(node, environment) {
		const rhs = node.value ? this.evaluate(node.value, environment) : this.evaluateBlock(node.body, environment);
		if (node.assignee.type === "Identifier") {
			const variableName = node.assignee.value;
			environment.setVariable(variableName, rhs);
		} else if (node.assignee.type === "TupleLiteral") {
			const tuple = node.assignee;
			if (!(rhs instanceof ArrayValue)) throw new Error(`Cannot unpack non-iterable type in set: ${rhs.type}`);
			const arr = rhs.value;
			if (arr.length !== tuple.value.length) throw new Error(`Too ${tuple.value.length > arr.length ? "few" : "many"} items to unpack in set`);
			for (let i = 0; i < tuple.value.length; ++i) {
				const elem = tuple.value[i];
				if (elem.type !== "Identifier") throw new Error(`Cannot unpack to non-identifier in set: ${elem.type}`);
				environment.setVariable(elem.value, arr[i]);
			}
		} else if (node.assignee.type === "MemberExpression") {
			const member = node.assignee;
			const object = this.evaluate(member.object, environment);
			if (!(object instanceof NamespaceValue)) throw new Error("cannot assign attribute on non-namespace object");
			if (member.property.type !== "Identifier") throw new Error("Cannot assign to member with non-identifier property");
			object.value.set(member.property.value, rhs);
		} else throw new Error(`Invalid LHS inside assignment expression: ${JSON.stringify(node.assignee)}`);
		return new NullValue();
	}
	evaluateIf(node, environment) {
		const test = this.evaluate(node.test, environment);
		return this.evaluateBlock(test.__bool__().value ? node.body : node.alternate, environment);
	}
	evaluateFor(node, environment) {
		const scope = new Environment(environment);
		let test, iterable;
		if (node.iterable.type === "SelectExpression") {
			const select = node.iterable;
			iterable = this.evaluate(select.lhs, scope);
			test = select.test;
		} else iterable = this.evaluate(node.iterable, scope);
		if (!(iterable instanceof ArrayValue || iterable instanceof ObjectValue)) throw new Error(`Expected iterable or object type in for loop: got ${iterable.type}`);
		if (iterable instanceof ObjectValue) iterable = iterable.keys();
		const items = [];
		const scopeUpdateFunctions = [];
		for (let i = 0; i < iterable.value.length; ++i) {
			const loopScope = new Environment(scope);
			const current = iterable.value[i];
			let scopeUpdateFunction;
			if (node.loopvar.type === "Identifier") scopeUpdateFunction = (scope2) => scope2.setVariable(node.loopvar.value, current);
			else if (node.loopvar.type === "TupleLiteral") {
				const loopvar = node.loopvar;
				if (current.type !== "ArrayValue") throw new Error(`Cannot unpack non-iterable type: ${current.type}`);
				const c = current;
				if (loopvar.value.length !== c.value.length) throw new Error(`Too ${loopvar.value.length > c.value.length ? "few" : "many"} items to unpack`);
				scopeUpdateFunction = (scope2) => {
					for (let j = 0; j < loopvar.value.length; ++j) {
						if (loopvar.value[j].type !== "Identifier") throw new Error(`Cannot unpack non-identifier type: ${loopvar.value[j].type}`);
						scope2.setVariable(loopvar.value[j].value, c.value[j]);
					}
				};
			} else throw new Error(`Invalid loop variable(s): ${node.loopvar.type}`);
			if (test) {
				scopeUpdateFunction(loopScope);
				if (!this.evaluate(test, loopScope).__bool__().value) continue;
			}
			items.push(current);
			scopeUpdateFunctions.push(scopeUpdateFunction);
		}
		let result = "";
		let noIteration = true;
		for (let i = 0; i < items.length; ++i) {
			const loop = /* @__PURE__ */ new Map([
				["index", new IntegerValue(i + 1)],
				["index0", new IntegerValue(i)],
				["revindex", new IntegerValue(items.length - i)],
				["revindex0", new IntegerValue(items.length - i - 1)],
				["first", new BooleanValue(i === 0)],
				["last", new BooleanValue(i === items.length - 1)],
				["length", new IntegerValue(items.length)],
				["previtem", i > 0 ? items[i - 1] : new UndefinedValue()],
				["nextitem", i < items.length - 1 ? items[i + 1] : new UndefinedValue()]
			]);
			scope.setVariable("loop", new ObjectValue(loop));
			scopeUpdateFunctions[i](scope);
			try {
				const evaluated = this.evaluateBlock(node.body, scope);
				result += evaluated.value;
			} catch (err) {
				if (err instanceof ContinueControl) continue;
				if (err instanceof BreakControl) break;
				throw err;
			}
			noIteration = false;
		}
		if (noIteration) {
			const defaultEvaluated = this.evaluateBlock(node.defaultBlock, scope);
			result += defaultEvaluated.value;
		}
		return new StringValue(result);
	}
	/**
	* Bind every parameter name and special argument before evaluating defaults,
	* preventing unbound parameters from resolving in an outer scope.
	*/
	bindMacroArguments(displayName, parameters, specialArguments, args, scope) {
		const positionalArguments = args.slice();
		let keywordArguments = /* @__PURE__ */ new Map();
		if (positionalArguments.at(-1) instanceof KeywordArgumentsValue) keywordArguments = new Map(positionalArguments.pop().value);
		const pendingDefaults = [];
		for (let i = 0; i < parameters.length; ++i) {
			const { name, defaultValue } = getParameterDescriptor(parameters[i]);
			let value = positionalArguments[i];
			if (value === void 0 && keywordArguments.has(name)) {
				value = keywordArguments.get(name);
				keywordArguments.delete(name);
			}
			if (value === void 0 && defaultValue !== void 0) pendingDefaults.push([name, defaultValue]);
			scope.setVariable(name, value ?? new UndefinedValue());
		}
		if (specialArguments.has("kwargs")) scope.setVariable("kwargs", new ObjectValue(keywordArguments));
		else if (keywordArguments.size > 0) throw new Error(`macro ${displayName} takes no keyword argument '${keywordArguments.keys().next().value}'`);
		if (specialArguments.has("varargs")) scope.setVariable("varargs", new ArrayValue(positionalArguments.slice(parameters.length)));
		else if (positionalArguments.length > parameters.length) throw new Error(`macro ${displayName} takes not more than ${parameters.length} argument(s)`);
		for (const [name, defaultValue] of pendingDefaults) scope.setVariable(name, this.evaluate(defaultValue, scope));
	}
	/**
	* See https://jinja.palletsprojects.com/en/3.1.x/templates/#macros for more information.
	*/
	evaluateMacro(node, environment) {
		const specialArguments = findAccessedSpecialMacroArguments(node.args, node.body);
		environment.setVariable(node.name.value, new FunctionValue((args, scope) => {
			const macroScope = new Environment(scope);
			this.bindMacroArguments(`'${node.name.value}'`, node.args, specialArguments, args, macroScope);
			return this.evaluateBlock(node.body, macroScope);
		}));
		return new NullValue();
	}
	evaluateCallStatement(node, environment) {
		const parameters = node.callerArgs ?? [];
		const specialArguments = findAccessedSpecialMacroArguments(parameters, node.body);
		const callerFn = new FunctionValue((callerArguments) => {
			const callBlockEnv = new Environment(environment);
			this.bindMacroArguments("None", parameters, specialArguments, callerArguments, callBlockEnv);
			return this.evaluateBlock(node.body, callBlockEnv);
		});
		const [macroArgs, macroKwargs] = this.evaluateArguments(node.call.args, environment);
		macroArgs.push(new KeywordArgumentsValue(macroKwargs));
		const fn = this.evaluate(node.call.callee, environment);
		if (fn.type !== "FunctionValue") throw new Error(`Cannot call something that is not a function: got ${fn.type}`);
		const newEnv = new Environment(environment);
		newEnv.setVariable("caller", callerFn);
		return fn.value(macroArgs, newEnv);
	}
	evaluateFilterStatement(node, environment) {
		const rendered = this.evaluateBlock(node.body, environment);
		return this.applyFilter(rendered, node.filter, environment);
	}
	evaluate(statement, environment) {
		if (!statement) return new UndefinedValue();
		switch (statement.type) {
			case "Program": return this.evalProgram(statement, environment);
			case "Set": return this.evaluateSet(statement, environment);
			case "If": return this.evaluateIf(statement, environment);
			case "For": return this.evaluateFor(statement, environment);
			case "Macro": return this.evaluateMacro(statement, environment);
			case "CallStatement": return this.evaluateCallStatement(statement, environment);
			case "Break": throw new BreakControl();
			case "Continue": throw new ContinueControl();
			case "IntegerLiteral": return new IntegerValue(statement.value);
			case "FloatLiteral": return new FloatValue(statement.value);
			case "StringLiteral": return new StringValue(statement.value);
			case "ArrayLiteral": return new ArrayValue(statement.value.map((x) => this.evaluate(x, environment)));
			case "TupleLiteral": return new TupleValue(statement.value.map((x) => this.evaluate(x, environment)));
			case "ObjectLiteral": {
				const mapping = /* @__PURE__ */ new Map();
				for (const [key, value] of statement.value) {
					const evaluatedKey = this.evaluate(key, environment);
					if (!(evaluatedKey instanceof StringValue)) throw new Error(`Object keys must be strings: got ${evaluatedKey.type}`);
					mapping.set(evaluatedKey.value, this.evaluate(value, environment));
				}
				return new ObjectValue(mapping);
			}
			case "Identifier": return this.evaluateIdentifier(statement, environment);
			case "CallExpression": return this.evaluateCallExpression(statement, environment);
			case "MemberExpression": return this.evaluateMemberExpression(statement, environment);
			case "UnaryExpression": return this.evaluateUnaryExpression(statement, environment);
			case "BinaryExpression": return this.evaluateBinaryExpression(statement, environment);
			case "FilterExpression": return this.evaluateFilterExpression(statement, environment);
			case "FilterStatement": return this.evaluateFilterStatement(statement, environment);
			case "TestExpression": return this.evaluateTestExpression(statement, environment);
			case "SelectExpression": return this.evaluateSelectExpression(statement, environment);
			case "Ternary": return this.evaluateTernaryExpression(statement, environment);
			case "Comment": return new NullValue();
			default: throw new SyntaxError(`Unknown node type: ${statement.type}`);
		}
	}
};
function convertToRuntimeValues(input) {
	switch (typeof input) {
		case "number": return Number.isInteger(input) ? new IntegerValue(input) : new FloatValue(input);
		case "string": return new StringValue(input);
		case "boolean": return new BooleanValue(input);
		case "undefined": return new UndefinedValue();
		case "object": if (input === null) return new NullValue();
		else if (Array.isArray(input)) return new ArrayValue(input.map(convertToRuntimeValues));
		else return new ObjectValue(new Map(Object.entries(input).map(([key, value]) => [key, convertToRuntimeValues(value)])));
		case "function": return new FunctionValue((args, _scope) => {
			return convertToRuntimeValues(input(...args.map((x) => x.value)) ?? null);
		});
		default: throw new Error(`Cannot convert to runtime value: ${input}`);
	}
}
Object.freeze({
	CONDITIONAL: 0,
	LOGICAL_OR: 1,
	LOGICAL_AND: 2,
	LOGICAL_NOT: 3,
	COMPARISON: 4,
	ADDITIVE: 5,
	MULTIPLICATIVE: 6,
	EXPONENTIATION: 7,
	TEST: 8,
	FILTER: 9,
	UNARY_SIGN: 10,
	ATOM: 11
});
// packages/prompt/dist/chat-template/format-time.js
const two = (value) => String(value).padStart(2, "0");
const english = (date, options) => date.toLocaleString("en-US", options);
const directives = {
	a: (date) => english(date, { weekday: "short" }),
	A: (date) => english(date, { weekday: "long" }),
	b: (date) => english(date, { month: "short" }),
	B: (date) => english(date, { month: "long" }),
	d: (date) => two(date.getDate()),
	e: (date) => String(date.getDate()).padStart(2, " "),
	H: (date) => two(date.getHours()),
	I: (date) => two(date.getHours() % 12 || 12),
	j: (date) => String(dayOfYear(date)).padStart(3, "0"),
	m: (date) => two(date.getMonth() + 1),
	M: (date) => two(date.getMinutes()),
	p: (date) => date.getHours() < 12 ? "AM" : "PM",
	S: (date) => two(date.getSeconds()),
	y: (date) => two(date.getFullYear() % 100),
	Y: (date) => String(date.getFullYear()).padStart(4, "0"),
	"%": () => "%"
};
function dayOfYear(date) {
	const start = Date.UTC(date.getFullYear(), 0, 0);
	return Math.round((Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) - start) / 864e5);
}
/** Python's `strftime` for the directives that chat templates use, in English; `%-d` leaves the zero out. */
function formatTime(date, format) {
	return format.replaceAll(/%(-?)([a-zA-Z%])/g, (whole, minus, name) => {
		const text = directives[name]?.(date);
		if (text === void 0) return whole;
		return minus === "" ? text : text.replace(/^[0 ]+(?=\d)/, "");
	});
}
// packages/prompt/dist/chat-template/jinja-environment.js
/** Longer ranges are refused: a template that was sent by a client may loop for ever. */
const longestRange = 1e5;
function range(first, second, step) {
	const by = step ?? 1;
	const from = typeof second === "number" ? first : 0;
	const count = Math.max(0, Math.ceil(((typeof second === "number" ? second : first) - from) / by));
	if (by === 0) throw new Error("range() step must not be zero");
	if (count > longestRange) throw new Error(`range() gives more than ${longestRange} numbers`);
	return Array.from({ length: count }, (_, index) => from + index * by);
}
/** The names that a Jinja chat template finds besides its variables, as in the transformers library. */
function jinjaEnvironment(variables, now) {
	const environment = new Environment();
	const values = {
		false: false,
		true: true,
		none: null,
		False: false,
		True: true,
		None: null,
		range,
		strftime_now: (format) => formatTime(now(), format),
		raise_exception: (message) => {
			throw new ConversationRefusedError(String(message));
		},
		...variables
	};
	for (const [name, value] of Object.entries(values)) environment.set(name, value);
	return environment;
}
// packages/prompt/dist/chat-template/jinja-inference.js
/** What a Jinja chat template knows, told from its text. Jinja templates never insert. */
function jinjaFeatures(source) {
	return {
		tools: source.includes("tools") || source.includes("tool_call"),
		thinking: source.includes("<think>") && source.includes("</think>") || splitsThinking(source),
		insert: false
	};
}
/** Templates that cut the thinking off earlier answers, without the names that templates use for other formats. */
function splitsThinking(source) {
	return /\.split\(\s*(['"])<\/think>\1\s*\)/.test(source) && !source.includes("reasoning_content") && !source.includes("<SPECIAL_12>");
}
const probeName = "probe_tool";
const question = {
	role: "user",
	content: "Question"
};
/**
* Finds what a template writes before a tool call, by rendering one: what stands between the start of the assistant's
* answer and the brace, or the tool's name, that begins the call. Gives `{` where the template can't say.
*/
function inferJinjaToolCallTag(render) {
	const call = {
		id: "probe0001",
		name: probeName,
		arguments: { probe_argument: "value" }
	};
	try {
		const answered = render({
			messages: [question, {
				role: "assistant",
				content: "Answer"
			}],
			addGenerationPrompt: false
		});
		const called = render({
			messages: [question, {
				role: "assistant",
				content: "",
				toolCalls: [call]
			}],
			addGenerationPrompt: false
		});
		const start = commonPrefixLength(answered, called);
		const name = called.indexOf(probeName, start);
		return name === -1 ? "{" : toolCallTagOf(called.slice(start, name));
	} catch (error) {
		if (PromptError.isInstance(error)) return "{";
		throw error;
	}
}
function commonPrefixLength(left, right) {
	let length = 0;
	while (length < left.length && left[length] === right[length]) length += 1;
	return length;
}
// packages/prompt/dist/chat-template/jinja-message-data.js
/** A message as Jinja chat templates expect it: the form of OpenAI's API, with the names that templates use for thinking. */
function jinjaMessage(message) {
	const { role, content, thinking, toolCalls, toolName, toolCallId } = message;
	return {
		role,
		content,
		...thinking === void 0 || thinking === "" ? {} : {
			thinking,
			reasoning_content: thinking
		},
		...toolCalls === void 0 || toolCalls.length === 0 ? {} : { tool_calls: toolCalls.map(jinjaToolCall) },
		...toolName === void 0 ? {} : { name: toolName },
		...toolCallId === void 0 ? {} : { tool_call_id: toolCallId }
	};
}
function jinjaToolCall(call) {
	return {
		...call.id === void 0 ? {} : { id: call.id },
		type: "function",
		function: {
			name: call.name,
			arguments: call.arguments
		}
	};
}
// packages/prompt/dist/chat-template/jinja-chat-template.js
/**
* Makes a chat template of a Jinja text, as GGUF files and Hugging Face repositories carry it.
*
* Throws a `TemplateSyntaxError` for a text that is no valid Jinja. Its line is not known: the Jinja engine doesn't tell.
*/
function createJinjaChatTemplate(source, options = {}) {
	const program = parseJinja(source);
	const render = (input) => renderProgram(program, input, options);
	const features = jinjaFeatures(source);
	return {
		language: "jinja",
		source,
		features,
		...features.thinking ? { thinkingTags: {
			open: "<think>",
			close: "</think>"
		} } : {},
		...features.tools ? { toolCallTag: inferJinjaToolCallTag(render) } : {},
		render
	};
}
function parseJinja(source) {
	try {
		return parse(tokenize(source, {
			lstrip_blocks: true,
			trim_blocks: true
		}));
	} catch (error) {
		throw new TemplateSyntaxError("jinja", `The Jinja template is not valid: ${messageOf(error)}`, {}, { cause: error });
	}
}
function renderProgram(program, input, options) {
	const { bosToken = "", eosToken = "", now = () => /* @__PURE__ */ new Date() } = options;
	const { messages, tools = [], think, addGenerationPrompt = true } = input;
	try {
		const environment = jinjaEnvironment({
			messages: messages.map(jinjaMessage),
			...tools.length > 0 ? { tools } : {},
			add_generation_prompt: addGenerationPrompt,
			bos_token: bosToken,
			eos_token: eosToken,
			...thinkingVariables(think)
		}, now);
		const text = String(new Interpreter(environment).run(program).value);
		return bosToken !== "" && text.startsWith(bosToken) ? text.slice(bosToken.length) : text;
	} catch (error) {
		if (PromptError.isInstance(error)) throw error;
		throw new TemplateExecutionError("jinja", `The Jinja template failed: ${messageOf(error)}`, {}, { cause: error });
	}
}
function thinkingVariables(think) {
	if (think === void 0 || think === "") return {};
	return {
		enable_thinking: think !== false,
		...typeof think === "string" ? { reasoning_effort: think } : {}
	};
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
// packages/prompt/dist/chat-template/render-insert.js
/**
* Renders a text with a gap for the model to fill.
*
* Throws a `PromptError` with code `insert-unsupported` if the template has no place for a suffix (see
* `features.insert`), and a `TemplateExecutionError`.
*/
function renderInsert(template, input) {
	if (template.renderInsert === void 0) throw new PromptError("insert-unsupported", "The template does not support insertion: it does not mention .Suffix. Leave the suffix out or use another model.");
	return template.renderInsert(input);
}
// packages/prompt/dist/choose-template.js
/**
* Chooses the template that runs a model, by the rules of the Ollama API's original server. Undefined if there is none.
*
* Throws a `TemplateSyntaxError` if the only template is not valid. A Jinja template that this package can't read
* gives way to the Go template.
*/
function chooseChatTemplate(choice) {
	const { goTemplate, jinjaTemplate, preference } = choice;
	if (goTemplate === void 0) return jinjaTemplate === void 0 ? void 0 : jinja(jinjaTemplate, choice);
	const go = createGoChatTemplate(goTemplate);
	if (jinjaTemplate === void 0 || preference === "go" || isHarmony(choice)) return go;
	const other = tryJinja(jinjaTemplate, choice);
	if (other === void 0) return go;
	if (preference === "jinja") return other;
	return jinjaKnowsMore(go, other) ? other : go;
}
/** Whether a model writes in the harmony format, whose Go template goes with a parser of its own. */
function isHarmony({ family, goTemplate = "" }) {
	return (family === "gptoss" || family === "gpt-oss") && goTemplate.includes("<|start|>") && goTemplate.includes("<|end|>");
}
function jinja(source, { bosToken, eosToken }) {
	return createJinjaChatTemplate(source, {
		...bosToken === void 0 ? {} : { bosToken },
		...eosToken === void 0 ? {} : { eosToken }
	});
}
function tryJinja(source, choice) {
	try {
		return jinja(source, choice);
	} catch (error) {
		if (TemplateSyntaxError.isInstance(error)) return void 0;
		throw error;
	}
}
const countFeatures = ({ tools, thinking, insert }) => [
	tools,
	thinking,
	insert
].filter(Boolean).length;
function jinjaKnowsMore(go, other) {
	const goRoundTrip = hasGoRoundTrip(go.source);
	const otherRoundTrip = hasJinjaRoundTrip(other.source);
	if (countFeatures(other.features) > countFeatures(go.features)) return !goRoundTrip || otherRoundTrip;
	return go.features.tools === other.features.tools && go.features.thinking === other.features.thinking && go.features.insert === other.features.insert && go.features.tools && otherRoundTrip && !goRoundTrip;
}
/** Whether a Go template shows tools, the calls of them and their results. */
function hasGoRoundTrip(source) {
	const { identifiers } = parseGoTemplate(source);
	const showsResults = /eq\s+\S*\.Role\s+"tool"/.test(source) || /tool_response|TOOL_RESULTS/.test(source);
	return identifiers.has("tools") && identifiers.has("toolcalls") && showsResults;
}
/** Whether a Jinja template shows tools, the calls of them and their results. */
function hasJinjaRoundTrip(source) {
	const showsCalls = source.includes("tool_calls") || source.includes("assistant_tool_call");
	const showsResults = /tool_response|tool_results|ipython/.test(source) || /role(?:'\]|"\])?\s*==\s*(['"])tool\1/.test(source);
	return source.includes("tools") && showsCalls && showsResults;
}
// packages/prompt/dist/known-templates/command-r.js
const start = "<|START_OF_TURN_TOKEN|>";
const end = "<|END_OF_TURN_TOKEN|>";
const toolPreamble = `{{ if .System }}{{ .System }}

{{ end }}## Available Tools
You can use these tools:

\`\`\`python
{{- range .Tools }}
def {{ .Function.Name }}(
{{- range \$name, \$property := .Function.Parameters.Properties }}{{ \$name }}: {{ \$property.Type }}, {{ end -}}
) -> List[Dict]:
    """{{ .Function.Description }}
{{- if .Function.Parameters.Properties }}

    Args:
{{- range \$name, \$property := .Function.Parameters.Properties }}
        {{ \$name }} ({{ \$property.Type }}): {{ \$property.Description }}
{{- end }}
{{- end }}
    """
    pass

{{- end }}
\`\`\``;
const toolInstruction = `Write 'Action:' followed by a JSON list of the tools to call, in the order of the calls. Each call is an object of the form:
\`\`\`json
[
    {
        "tool_name": title of the tool,
        "parameters": the parameters as an object
    }
]\`\`\``;
const turns$1 = [
	`{{ if eq .Role "system" }}{{ if not $.Tools }}${start}<|SYSTEM_TOKEN|>{{ .Content }}${end}{{ end }}`,
	`{{ else if eq .Role "user" }}${start}<|USER_TOKEN|>{{ .Content }}${end}`,
	`{{ else if eq .Role "assistant" }}${start}<|CHATBOT_TOKEN|>`,
	`{{ if .ToolCalls }}Action: \`\`\`json
[
{{- range \$index, \$call := .ToolCalls }}{{ if \$index }},{{ end }}
    {
        "tool_name": "{{ \$call.Function.Name }}",
        "parameters": {{ \$call.Function.Arguments }}
    }
{{- end }}
]\`\`\`{{ else }}{{ .Content }}{{ end }}${end}`,
	`{{ else if eq .Role "tool" }}${start}<|SYSTEM_TOKEN|><results>\n{{ .Content }}</results>${end}{{ end }}`
].join("");
/** Cohere's Command R, the one named template that knows tools. */
const commandR = {
	name: "command-r",
	template: [
		`{{- if .Tools }}${start}<|SYSTEM_TOKEN|>${toolPreamble}${end}{{ end }}`,
		`{{- range .Messages }}${turns$1}{{ end }}`,
		`{{- if .Tools }}${start}<|SYSTEM_TOKEN|>${toolInstruction}${end}{{ end }}`,
		`${end}${start}<|CHATBOT_TOKEN|>\n`
	].join(""),
	parameters: { stop: [start, end] },
	system: "yes",
	ignored: [end]
};
// packages/prompt/dist/known-templates/turns.js
/** The message's content. */
const content$1 = "{{ .Content }}";
/** One text for messages of any role. */
function anyRole(text) {
	return `{{- range .Messages }}${text}{{ end }}`;
}
/** A text for each role; other roles render to nothing. */
function byRole({ system, user, assistant }) {
	return `{{ range .Messages }}${`{{ if eq .Role "system" }}${system}{{ else if eq .Role "user" }}${user}`}{{ else if eq .Role "assistant" }}${assistant}{{ end }}{{ end }}`;
}
/** As `byRole`; the system's text waits for the next user message, where `pendingSystem` prints it. */
function withPendingSystem(texts) {
	return `{{ $system := "" }}${byRole({
		...texts,
		system: "{{ $system = .Content }}"
	})}`;
}
/** The waiting system text between two others, once; nothing if none waits. */
function pendingSystem(before, after) {
	return `{{ if $system }}${before}{{ $system }}${after}{{ $system = "" }}{{ end }}`;
}
// packages/prompt/dist/known-templates/known-templates.js
const alikeTemplates = [
	{
		name: "chatml",
		template: `${anyRole(`<|im_start|>{{ .Role }}\n${content$1}<|im_end|>\n`)}<|im_start|>assistant\n`,
		parameters: { stop: ["<|im_start|>", "<|im_end|>"] },
		system: "yes"
	},
	{
		name: "llama3-instruct",
		template: `${anyRole(`<|start_header_id|>{{ .Role }}<|end_header_id|>\n\n${content$1}<|eot_id|>`)}<|start_header_id|>assistant<|end_header_id|>\n\n`,
		parameters: { stop: [
			"<|start_header_id|>",
			"<|end_header_id|>",
			"<|eot_id|>"
		] },
		system: "yes"
	},
	{
		name: "phi-3",
		template: `${anyRole(`<|{{ .Role }}|>\n${content$1}<|end|>\n`)}<|assistant|>\n`,
		parameters: { stop: [
			"<|end|>",
			"<|system|>",
			"<|user|>",
			"<|assistant|>"
		] },
		system: "yes"
	},
	{
		name: "zephyr",
		template: `${anyRole(`<|{{ .Role }}|>\n${content$1}</s>\n`)}<|assistant|>\n`,
		parameters: { stop: [
			"<|system|>",
			"</s>",
			"<|user|>",
			"<|assistant|>"
		] },
		system: "yes"
	},
	{
		name: "alfred",
		template: `${anyRole(`<start_{{ .Role }}>${content$1}<end_message>`)}<start_assistant>`,
		parameters: { stop: [
			"<start_system>",
			"<end_message>",
			"<start_user>",
			"<start_assistant>"
		] },
		system: "yes"
	},
	{
		name: "codellama-70b-instruct",
		template: `${anyRole(`Source: {{ .Role }}\n\n ${content$1} <step> `)}Source: assistant\nDestination: user\n\n `,
		parameters: { stop: [
			"Source:",
			"Destination:",
			"<step>"
		] },
		system: "yes"
	}
];
const roleTemplates = [
	{
		name: "openchat",
		template: `${byRole({
			system: `GPT4 Correct System: ${content$1}<|end_of_turn|>`,
			user: `GPT4 Correct User: ${content$1}<|end_of_turn|>`,
			assistant: `GPT4 Correct Assistant: ${content$1}<|end_of_turn|>`
		})}GPT4 Correct Assistant:`,
		parameters: { stop: ["<|end_of_turn|>"] },
		system: "yes"
	},
	{
		name: "solar-instruct",
		template: `${byRole({
			system: `### System:\n${content$1}\n\n`,
			user: `### User:\n${content$1}\n\n`,
			assistant: `### Assistant:\n${content$1}</s>\n\n`
		})}### Assistant:\n`,
		parameters: { stop: [
			"### System:",
			"### User:",
			"### Assistant"
		] },
		system: "yes"
	},
	{
		name: "granite-instruct",
		template: `${byRole({
			system: `System:\n${content$1}\n\n`,
			user: `Question:\n${content$1}\n\n`,
			assistant: `Answer:\n${content$1}\n\n`
		})}Answer:\n`,
		parameters: { stop: [
			"System:",
			"Question:",
			"Answer:"
		] },
		system: "yes"
	},
	{
		name: "chatqa",
		template: `${byRole({
			system: `System: ${content$1}\n\n`,
			user: `User: ${content$1}\n\n`,
			assistant: `Assistant: ${content$1}\n\n`
		})}Assistant:`,
		parameters: { stop: [
			"System:",
			"User:",
			"Assistant:",
			"<|begin_of_text|>"
		] },
		system: "yes"
	},
	{
		name: "falcon-instruct",
		template: `${byRole({
			system: `System: ${content$1}\n`,
			user: `User:\n${content$1}\n`,
			assistant: `Falcon:\n${content$1}\n`
		})}Falcon:\n`,
		parameters: { stop: ["User:", "Assistant:"] },
		system: "yes"
	}
];
const pendingTemplates = [
	{
		name: "llama2-chat",
		template: `[INST] ${withPendingSystem({
			user: `<<SYS>>${pendingSystem("\n", "\n")}<</SYS>>\n\n${content$1} [/INST]`,
			assistant: ` ${content$1}</s><s>[INST] `
		})}`,
		parameters: { stop: [
			"[INST]",
			"[/INST]",
			"<<SYS>>",
			"<</SYS>>"
		] },
		system: "yes",
		ignored: ["<<SYS>>", "<</SYS>>"]
	},
	{
		name: "alpaca",
		template: `${withPendingSystem({
			user: `${pendingSystem("", "\n\n")}### Instruction:\n${content$1}\n\n`,
			assistant: `### Response:\n${content$1}\n\n`
		})}### Response:\n`,
		parameters: { stop: ["### Instruction:", "### Response"] },
		system: "yes"
	},
	{
		name: "magicoder",
		template: `${withPendingSystem({
			user: `${pendingSystem("", "\n\n")}@@ Instruction\n${content$1}\n\n`,
			assistant: `@@ Response\n${content$1}\n\n`
		})}@@ Response\n`,
		parameters: { stop: ["@@ Instruction", "@@ Response"] },
		system: "yes"
	},
	{
		name: "starcoder2-instruct",
		template: `${withPendingSystem({
			user: `${pendingSystem("", "\n\n")}### Instruction\n${content$1}\n\n`,
			assistant: `### Response\n${content$1}<|endoftext|>\n\n`
		})}### Response\n`,
		parameters: { stop: [
			"### Instruction",
			"### Response",
			"<|endoftext|>"
		] },
		system: "yes"
	},
	{
		name: "vicuna",
		template: `${withPendingSystem({
			user: `${pendingSystem("", "\n\n")}USER: ${content$1}\n`,
			assistant: `ASSISTANT: ${content$1}</s>\n`
		})}ASSISTANT:`,
		parameters: { stop: ["USER:", "ASSISTANT:"] },
		system: "never"
	}
];
const gemmaAnswer = `<start_of_turn>model\n${content$1}<end_of_turn>\n`;
const otherTemplates = [
	{
		name: "gemma3-instruct",
		template: `${[
			"{{- range $index, $message := .Messages }}",
			"{{ if eq .Role \"user\" }}<start_of_turn>user\n{{ if and (eq $index 1) $.System }}{{ $.System }}\n\n{{ end }}",
			`${content$1}<end_of_turn>\n{{ else if eq .Role "assistant" }}${gemmaAnswer}{{ end }}{{ end }}`
		].join("")}<start_of_turn>model\n\n`,
		parameters: { stop: ["<end_of_turn>"] },
		system: "yes"
	},
	{
		name: "gemma-instruct",
		template: `${withPendingSystem({
			user: `<start_of_turn>user\n${pendingSystem("", "\n")}${content$1}<end_of_turn>\n`,
			assistant: gemmaAnswer
		})}<start_of_turn>model\n`,
		parameters: { stop: ["<start_of_turn>", "<end_of_turn>"] },
		system: "refused"
	},
	{
		name: "mistral-instruct",
		template: `[INST] ${byRole({
			system: `${content$1}\n\n`,
			user: `${content$1}[/INST]`,
			assistant: ` ${content$1}</s>[INST] `
		})}`,
		parameters: { stop: ["<|im_start|>", "<|im_end|>"] },
		system: "refused"
	},
	commandR
];
/** The named Go templates, in the order in which they are tried. */
const knownTemplates = [
	...alikeTemplates,
	...roleTemplates,
	...pendingTemplates,
	...otherTemplates
];
// packages/prompt/dist/known-templates/detect-known-template.js
const systemProbe = "probe-system";
const system = {
	role: "system",
	content: systemProbe
};
const turn = [{
	role: "user",
	content: "probe-question"
}];
const turns = [
	...turn,
	{
		role: "assistant",
		content: "probe-answer"
	},
	{
		role: "user",
		content: "probe-reply"
	}
];
/** Tokens that begin and end texts: published templates print them through variables, named ones as text. */
const textBorders = [
	"<s>",
	"</s>",
	"<bos>",
	"<eos>",
	"<|begin_of_text|>",
	"<|endoftext|>",
	"<|EOT|>"
];
/**
* Recognises a Jinja chat template by what it renders: a named Go template is meant if both render the same
* conversations alike, white space and the tokens that begin and end texts aside. Templates that know more than the
* named one (tools, thinking) are not recognised, since the named one would lose that.
*
* Gives undefined for a template that matches none or is not valid. Throws nothing.
*/
function detectKnownTemplate(jinjaSource) {
	const jinja = tryCreate(jinjaSource);
	if (jinja === void 0) return void 0;
	const found = knownTemplates.find((known) => isAlike(jinja, known));
	return found === void 0 ? void 0 : {
		name: found.name,
		template: found.template,
		parameters: found.parameters
	};
}
function tryCreate(source) {
	try {
		return createJinjaChatTemplate(source);
	} catch (error) {
		if (PromptError.isInstance(error)) return void 0;
		throw error;
	}
}
function isAlike(jinja, known) {
	if (known.system === "never") return false;
	const go = createGoChatTemplate(known.template);
	if (jinja.features.thinking || jinja.features.tools && !go.features.tools) return false;
	const takesSystem = known.system === "yes";
	if (!takesSystem && tryRender(jinja, [system, ...turn])?.includes(systemProbe) === true) return false;
	return [turn, turns].every((probe) => {
		const messages = takesSystem ? [system, ...probe] : probe;
		const expected = tryRender(go, messages);
		const rendered = tryRender(jinja, messages);
		return rendered !== void 0 && bare(rendered, known) === bare(expected ?? "", known);
	});
}
/** Undefined where the template refuses the conversation. */
function tryRender(template, messages) {
	try {
		return template.render({ messages });
	} catch (error) {
		if (PromptError.isInstance(error)) return void 0;
		throw error;
	}
}
function bare(text, known) {
	const withoutSpace = text.replaceAll(/\s+/g, "");
	return [...textBorders, ...known.ignored ?? []].reduce((rest, ignored) => rest.replaceAll(ignored, ""), withoutSpace);
}
// packages/prompt/dist/media-tags.js
/** Where a client's text says that an image belongs. */
const placeholder = "[img]";
/**
* Numbers the media of a conversation and puts a tag for each into its message's text: in place of the first `[img]`,
* or else before the text. `tagOf` spells a tag; by default `[img-0]`, `[img-1]` ...
*/
function placeMediaTags(messages, tagOf = (index) => `[img-${index}]`) {
	const media = [];
	return {
		messages: messages.map((message) => {
			if (message.media === void 0 || message.media.length === 0) return message;
			let before = "";
			let content = message.content;
			for (const one of message.media) {
				const tag = tagOf(media.length);
				media.push(one);
				if (content.includes(placeholder)) content = content.replace(placeholder, () => tag);
				else before += tag;
			}
			return {
				...message,
				content: before + content
			};
		}),
		media
	};
}
// packages/prompt/dist/truncate-messages.js
/**
* Drops whole messages, the oldest first, until a conversation fits into the context. System messages and the last
* message always stay, even if they alone are too long. A tool's result may lose the call that it belongs to.
*
* Counts tokens once for a conversation that fits, otherwise about as often as the number of messages has binary digits.
*
* Throws what the template throws.
*/
async function truncateMessages(input) {
	const whole = renderFrom(input, 0);
	const last = input.messages.length - 1;
	if (input.truncate === false || last < 1 || await fits(input, whole)) return whole;
	let tooLong = 0;
	let best = last;
	let result = renderFrom(input, last);
	while (best - tooLong > 1) {
		const middle = Math.floor((tooLong + best) / 2);
		const candidate = tryRenderFrom(input, middle);
		if (candidate !== void 0 && await fits(input, candidate)) {
			best = middle;
			result = candidate;
		} else tooLong = middle;
	}
	return result;
}
/** What is left if the messages before `first` are dropped, except those of the system. */
function renderFrom(input, first) {
	const kept = input.messages.filter(({ role }, index) => index >= first || role === "system");
	const { messages, media } = placeMediaTags(kept, input.mediaTag);
	return {
		messages,
		prompt: input.template.render({
			messages,
			...input.tools === void 0 ? {} : { tools: input.tools },
			...input.think === void 0 ? {} : { think: input.think }
		}),
		media,
		dropped: input.messages.length - kept.length
	};
}
/** As `renderFrom`; undefined where the template refuses what is left, for example because an answer comes first. */
function tryRenderFrom(input, first) {
	try {
		return renderFrom(input, first);
	} catch (error) {
		if (ConversationRefusedError.isInstance(error)) return void 0;
		throw error;
	}
}
async function fits(input, { prompt, media }) {
	return await input.countTokens(prompt) + media.length * (input.tokensPerMedia ?? 0) <= input.contextLength;
}
// packages/prompt/dist/parsers/output-piece.js
/** How many characters at the end of `text` could be the start of `tag`. */
function overlapLength(text, tag) {
	for (let length = Math.min(text.length, tag.length); length > 0; length -= 1) if (text.endsWith(tag.slice(0, length))) return length;
	return 0;
}
// packages/prompt/dist/parsers/thinking-parser.js
/**
* Makes a parser that splits output into thinking and content. Thinking must come first; white space after either tag
* is dropped, white space before the closing tag belongs to the thinking. Only one block of thinking is recognised.
*/
function createThinkingParser(options) {
	return new ThinkingParser(options);
}
var ThinkingParser = class {
	#tags;
	#state;
	#held = "";
	constructor({ open, close, promptEndsOpen }) {
		this.#tags = {
			open,
			close
		};
		this.#state = promptEndsOpen ? "at-thinking" : "before";
	}
	push(text) {
		this.#held += text;
		const pieces = [];
		while (this.#step(pieces));
		return pieces;
	}
	end() {
		const text = this.#held;
		this.#held = "";
		if (this.#state === "at-thinking" || this.#state === "at-content" || text === "") return [];
		return [{
			type: this.#state === "thinking" ? "thinking" : "content",
			text
		}];
	}
	/** Does one change of state; false once nothing more can be told. */
	#step(pieces) {
		switch (this.#state) {
			case "before": return this.#seekOpening();
			case "at-thinking": return this.#skipSpace("thinking");
			case "thinking": return this.#seekClosing(pieces);
			case "at-content": return this.#skipSpace("content");
			case "content":
				emit(pieces, "content", this.#held);
				this.#held = "";
				return false;
		}
	}
	#seekOpening() {
		const start = this.#held.trimStart();
		if (start.startsWith(this.#tags.open)) {
			this.#held = start.slice(this.#tags.open.length);
			this.#state = "at-thinking";
			return true;
		}
		if (this.#tags.open.startsWith(start)) return false;
		this.#state = "content";
		return true;
	}
	#skipSpace(next) {
		this.#held = this.#held.trimStart();
		if (this.#held === "") return false;
		this.#state = next;
		return true;
	}
	#seekClosing(pieces) {
		const end = this.#held.indexOf(this.#tags.close);
		if (end !== -1) {
			emit(pieces, "thinking", this.#held.slice(0, end));
			this.#held = this.#held.slice(end + this.#tags.close.length);
			this.#state = "at-content";
			return true;
		}
		const certain = this.#held.length - overlapLength(this.#held, this.#tags.close);
		emit(pieces, "thinking", this.#held.slice(0, certain));
		this.#held = this.#held.slice(certain);
		return false;
	}
};
function emit(pieces, type, text) {
	if (text !== "") pieces.push({
		type,
		text
	});
}
// packages/prompt/dist/parsers/find-arguments.js
/** Deeper objects are not searched. */
const maximumDepth = 64;
/**
* Finds the arguments of a tool in the first complete JSON object of a text: under `arguments` or `parameters` of an
* object that has a `name`, or under the tool's own name, at any depth; otherwise the object itself is the arguments.
* Undefined while there is no complete object, or one with a name but no arguments.
*/
function findArguments(text, toolName) {
	for (const { start, end } of objectsIn(text)) {
		const object = parseObject(text.slice(start, end));
		if (object === void 0) continue;
		const found = searchObject(object, toolName, 0);
		if (found === "named-without-arguments") return void 0;
		return {
			arguments: found ?? object,
			end
		};
	}
}
/** The outermost pairs of braces, those inside JSON strings not counted. */
function* objectsIn(text) {
	let depth = 0;
	let start = -1;
	let inString = false;
	for (let index = 0; index < text.length; index += 1) {
		const character = text[index];
		if (character === "\\") index += 1;
		else if (character === "\"") inString = !inString;
		else if (inString) continue;
		else if (character === "{") {
			if (depth === 0) start = index;
			depth += 1;
		} else if (character === "}") {
			depth = Math.max(0, depth - 1);
			if (depth === 0 && start !== -1) {
				yield {
					start,
					end: index + 1
				};
				start = -1;
			}
		}
	}
}
function parseObject(text) {
	try {
		const value = JSON.parse(text);
		return isObject(value) ? value : void 0;
	} catch {
		return;
	}
}
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** An object under a key; also one that is written as a string of JSON. */
function objectUnder(object, key) {
	const value = Object.hasOwn(object, key) ? object[key] : void 0;
	if (isObject(value)) return value;
	return typeof value === "string" ? parseObject(value) : void 0;
}
function searchObject(object, toolName, depth) {
	if (depth > maximumDepth) return void 0;
	if (Object.hasOwn(object, "name")) return objectUnder(object, "arguments") ?? objectUnder(object, "parameters") ?? "named-without-arguments";
	const own = objectUnder(object, toolName);
	if (own !== void 0) return own;
	for (const value of Object.values(object)) for (const child of Array.isArray(value) ? value : [value]) {
		const found = isObject(child) ? searchObject(child, toolName, depth + 1) : void 0;
		if (found !== void 0) return found;
	}
}
// packages/prompt/dist/parsers/find-tool-name.js
/**
* Finds the earliest name of a tool in a text, the longest of several at the same place. Unless the text is complete,
* gives nothing while the text ends in the start of a name, which more text could make another one.
*/
function findToolName(text, names, isComplete) {
	if (!isComplete && endsInStartOfName(text, names)) return void 0;
	let found;
	for (const name of names) {
		const start = name === "" ? -1 : text.indexOf(name);
		if (start === -1) continue;
		if (found === void 0 || start < found.start || start === found.start && name.length > found.name.length) found = {
			name,
			start
		};
	}
	return found === void 0 ? void 0 : {
		name: found.name,
		end: found.start + found.name.length
	};
}
function endsInStartOfName(text, names) {
	return names.some((name) => {
		for (let length = 1; length < name.length && length <= text.length; length += 1) if (text.endsWith(name.slice(0, length))) return true;
		return false;
	});
}
// packages/prompt/dist/parsers/tool-call-parser.js
/**
* Makes a parser that takes tool calls out of a model's output. Text before the first call is content and comes at
* once; text after it is dropped, as is a call that never becomes complete.
*/
function createToolCallParser(options) {
	return new ToolCallParser(options);
}
var ToolCallParser = class {
	#tag;
	#names;
	#state = "seeking";
	#held = "";
	#calls = 0;
	constructor({ tag, tools }) {
		this.#tag = tag;
		this.#names = tools.map((tool) => tool.function.name);
	}
	/** Whether a call is a bare JSON value, so that only balanced brackets tell where it ends. */
	get #isBare() {
		return this.#tag === "{" || this.#tag === "[";
	}
	push(text) {
		if (this.#state === "done") return content(text);
		this.#held += text;
		const pieces = this.#state === "seeking" ? this.#seekTag() : [];
		if (this.#state !== "calling" || !/[}\]]/.test(text)) return pieces;
		pieces.push(...this.#takeCalls(false));
		if (this.#isBare && this.#calls === 0 && isBalanced(this.#held, this.#tag)) {
			this.#state = "done";
			pieces.push(...this.#release());
		}
		return pieces;
	}
	end() {
		const pieces = this.#state === "calling" ? this.#takeCalls(true) : [];
		if (this.#state === "seeking" || this.#isBare && this.#calls === 0) pieces.push(...this.#release());
		this.#held = "";
		this.#state = "done";
		return pieces;
	}
	#release() {
		const text = this.#held;
		this.#held = "";
		return content(text);
	}
	#seekTag() {
		const found = this.#held.indexOf(this.#tag);
		const certain = found === -1 ? this.#held.length - overlapLength(this.#held, this.#tag) : found;
		const before = this.#held.slice(0, certain);
		if (this.#isBare && before.trim() !== "") {
			this.#state = "done";
			return this.#release();
		}
		this.#held = this.#held.slice(certain);
		if (found !== -1) this.#state = "calling";
		return content(before);
	}
	#takeCalls(isComplete) {
		const pieces = [];
		for (;;) {
			const named = findToolName(this.#held, this.#names, isComplete);
			const found = named === void 0 ? void 0 : findArguments(this.#held, named.name);
			if (named === void 0 || found === void 0) return pieces;
			pieces.push({
				type: "tool-call",
				call: {
					name: named.name,
					arguments: found.arguments,
					index: this.#calls
				}
			});
			this.#calls += 1;
			this.#held = this.#held.slice(Math.max(named.end, found.end));
		}
	}
};
function content(text) {
	return text === "" ? [] : [{
		type: "content",
		text
	}];
}
/** Whether the brackets that the tag begins are closed again, anywhere in the text. */
function isBalanced(text, open) {
	const close = open === "{" ? "}" : "]";
	let depth = 0;
	for (const character of text) if (character === open) depth += 1;
	else if (character === close) {
		depth -= 1;
		if (depth === 0) return true;
	}
	return false;
}
// packages/prompt/dist/parsers/output-parser.js
/** Makes a parser for thinking and, in what follows it, tool calls. Without options all output is content. */
function createOutputParser({ thinking, tools }) {
	const stages = [];
	if (thinking !== void 0) stages.push(createThinkingParser(thinking));
	if (tools !== void 0 && tools.tools.length > 0) stages.push(createToolCallParser(tools));
	return new StagedParser(stages);
}
/** Hands the content of each stage to the next one. */
var StagedParser = class {
	#stages;
	constructor(stages) {
		this.#stages = stages;
	}
	push(text) {
		return this.#through(text === "" ? [] : [{
			type: "content",
			text
		}], this.#stages);
	}
	end() {
		const pieces = [];
		for (const [index, stage] of this.#stages.entries()) pieces.push(...this.#through(stage.end(), this.#stages.slice(index + 1)));
		return pieces;
	}
	#through(pieces, stages) {
		let current = [...pieces];
		for (const stage of stages) current = current.flatMap((piece) => piece.type === "content" ? stage.push(piece.text) : [piece]);
		return current;
	}
};
// packages/engine/dist/creation/apply-overrides.js
function requireTemplate(template) {
	try {
		parseGoTemplate(template);
	} catch (error) {
		if (!(error instanceof TemplateSyntaxError)) throw error;
		throw new CreateInputError(`template error: ${error.message}`, {}, { cause: error });
	}
}
/** Lays the texts and values of a request over what the base brought (contract: api, section 13). */
async function applyOverrides(draft, request) {
	if (request.template) {
		requireTemplate(request.template);
		await draft.replaceText(mediaTypes.template, request.template);
	}
	if (request.system) await draft.replaceText(mediaTypes.system, request.system);
	for (const license of request.licenses ?? []) await draft.addText(mediaTypes.license, license);
	const parameters = {
		...await draft.parameters(),
		...request.parameters
	};
	if (Object.keys(parameters).length > 0) await draft.replaceText(mediaTypes.params, JSON.stringify(parameters));
	if (request.messages?.length) await draft.replaceText(mediaTypes.messages, JSON.stringify(request.messages));
	draft.config = {
		...draft.config,
		...checkInfo(request.info ?? {}),
		...request.renderer ? { renderer: request.renderer } : {},
		...request.parser ? { parser: request.parser } : {},
		...request.requires ? { requires: request.requires } : {}
	};
}
/** The overrides of `info` by their config key. */
const infoFields = {
	model_family: {
		key: "model_family",
		kind: "string"
	},
	base_name: {
		key: "base_name",
		kind: "string"
	},
	quantization_level: {
		key: "file_type",
		kind: "string"
	},
	parameter_size: {
		key: "model_type",
		kind: "string"
	},
	context_length: {
		key: "context_length",
		kind: "number"
	},
	embedding_length: {
		key: "embedding_length",
		kind: "number"
	},
	capabilities: {
		key: "capabilities",
		kind: "list"
	}
};
function checkInfoValue(field, kind, value) {
	if (kind === "string" && typeof value !== "string") throw new CreateInputError(`info field "${field}" must be a string`);
	if (kind === "number") {
		if (typeof value !== "number") throw new CreateInputError(`info field "${field}" must be a number`);
		if (!Number.isInteger(value) || value < 0) throw new CreateInputError(`info field "${field}" must be a non-negative integer`);
	}
	if (kind === "list" && !(Array.isArray(value) && value.every((item) => typeof item === "string"))) throw new CreateInputError(`info field "${field}" must be an array of strings`);
	return value;
}
function checkInfo(info) {
	const config = {};
	for (const [field, { key, kind }] of Object.entries(infoFields)) {
		const value = info[field];
		if (value !== void 0 && value !== null) config[key] = checkInfoValue(field, kind, value);
	}
	return config;
}
// packages/convert/dist/facts/file-type-name.js
/**
* The quantisations by the number that `general.file_type` holds (llama.cpp's `llama_ftype`). 0 (F32) is left out because
* Ollama reports it as unknown; the other gaps are quantisations that llama.cpp has removed.
*/
const fileTypeNames = /* @__PURE__ */ new Map([
	[1, "F16"],
	[2, "Q4_0"],
	[3, "Q4_1"],
	[7, "Q8_0"],
	[8, "Q5_0"],
	[9, "Q5_1"],
	[10, "Q2_K"],
	[11, "Q3_K_S"],
	[12, "Q3_K_M"],
	[13, "Q3_K_L"],
	[14, "Q4_K_S"],
	[15, "Q4_K_M"],
	[16, "Q5_K_S"],
	[17, "Q5_K_M"],
	[18, "Q6_K"],
	[19, "IQ2_XXS"],
	[20, "IQ2_XS"],
	[21, "Q2_K_S"],
	[22, "IQ3_XS"],
	[23, "IQ3_XXS"],
	[24, "IQ1_S"],
	[25, "IQ4_NL"],
	[26, "IQ3_S"],
	[27, "IQ3_M"],
	[28, "IQ2_S"],
	[29, "IQ2_M"],
	[30, "IQ4_XS"],
	[31, "IQ1_M"],
	[32, "BF16"],
	[36, "TQ1_0"],
	[37, "TQ2_0"],
	[38, "MXFP4_MOE"],
	[39, "NVFP4"],
	[40, "Q1_0"]
]);
/** How the file is quantised (`Q4_K_M`, `F16` …), as Ollama names it; `unknown` for F32 and where the file does not say. */
function fileTypeName(file) {
	const value = file.metadata.get("general.file_type");
	return typeof value === "number" && fileTypeNames.get(value) || "unknown";
}
// packages/convert/dist/facts/metadata-values.js
/**
* The model's architecture (`llama`, `qwen3`, `clip` …): `general.architecture`, or `unknown` where the file names none.
* Most other keys start with it.
*/
function ggufArchitecture(file) {
	const value = file.metadata.get("general.architecture");
	return typeof value === "string" && value !== "" ? value : "unknown";
}
/** The value of `<architecture>.<key>`. */
function architectureValue(file, key) {
	return file.metadata.get(`${ggufArchitecture(file)}.${key}`);
}
/** Tokens of context the model was trained for. `undefined` where the file does not say. */
function contextLength(file) {
	return count(architectureValue(file, "context_length"));
}
/** Numbers in one embedding vector. `undefined` where the file does not say. */
function embeddingLength(file) {
	return count(architectureValue(file, "embedding_length"));
}
function count(value) {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : void 0;
}
// packages/convert/dist/facts/gguf-role.js
/** Tells the roles apart: by the file's own word, else by what it has. */
function ggufRole(file) {
	const declared = file.metadata.get("general.type");
	if (declared === "adapter") return "adapter";
	if (declared === "projector" || declared === "mmproj") return "projector";
	return isProjector(file) ? "projector" : "model";
}
function isProjector(file) {
	if (architectureValue(file, "block_count") !== void 0) return false;
	if (architectureValue(file, "vision.block_count") !== void 0) return true;
	const encoders = ["has_vision_encoder", "has_audio_encoder"].map((key) => architectureValue(file, key));
	return ggufArchitecture(file) === "clip" && encoders.includes(true);
}
// packages/convert/dist/facts/gguf-capabilities.js
/** Projectors with an audio encoder that Ollama does not use for audio. */
const silentProjectors = /* @__PURE__ */ new Set(["gemma3nv", "nemotron_h_omni"]);
/**
* Reads capabilities from a model's or a projector's header; a model with a projector can do what either can. A projector
* always counts as vision, as it does for Ollama.
*/
function ggufCapabilities(file) {
	const isProjector = ggufRole(file) === "projector";
	return {
		embedding: architectureValue(file, "pooling_type") !== void 0,
		vision: isProjector || architectureValue(file, "vision.block_count") !== void 0,
		audio: isProjector ? hearsAsProjector(file) : architectureValue(file, "audio.block_count") !== void 0
	};
}
function hearsAsProjector(file) {
	const types = [ggufArchitecture(file), ...[
		"projector_type",
		"vision.projector_type",
		"audio.projector_type"
	].map((name) => architectureValue(file, name))];
	return architectureValue(file, "has_audio_encoder") === true && !types.some((type) => silentProjectors.has(type));
}
// packages/convert/dist/gguf-file.js
/** Whether a metadata value is an array, read or omitted. */
function isArrayValue(value) {
	return typeof value === "object";
}
/** Whether a metadata value is an array of which only type and length were kept. */
function isOmittedArray(value) {
	return typeof value === "object" && !Array.isArray(value);
}
// packages/convert/dist/facts/parameter-count.js
/** How many numbers the model consists of: the elements of all tensors together. */
function parameterCount(file) {
	return file.tensors.reduce((total, tensor) => total + tensor.shape.reduce((product, size) => product * size, 1), 0);
}
/** A parameter count as Ollama prints it: 8030261248 is `8.0B`, 134515008 is `134.52M`, 2000000000 is `2B`. */
function formatParameterCount(count) {
	if (count >= 1e9) return `${rounded(count / 1e9, 1)}B`;
	if (count >= 1e6) return `${rounded(count / 1e6, 2)}M`;
	if (count >= 1e3) return `${rounded(count / 1e3, 0)}K`;
	return String(count);
}
function rounded(value, digits) {
	if (Number.isInteger(value)) return value.toFixed(0);
	if (!(Number.isInteger(value * 2 ** (digits + 1)) && !Number.isInteger(value * 2 ** digits))) return value.toFixed(digits);
	const scale = 10 ** digits;
	const below = Math.floor(value * scale);
	return ((below % 2 === 0 ? below : below + 1) / scale).toFixed(digits);
}
// packages/convert/dist/facts/model-info.js
/** Shown elsewhere in the answer that this map is part of. */
const leftOut = /* @__PURE__ */ new Set(["general.name", "tokenizer.chat_template"]);
/**
* The `model_info` of Ollama's API: all metadata by key, sorted, with `general.parameter_count` added. Arrays are `null`
* unless they are empty or `verbose` is asked for. Fit for JSON: whole numbers beyond 2^53 become the nearest number.
*
* @throws {TypeError} when `verbose` is asked for a file whose arrays were omitted.
*/
function modelInfo(file, { verbose }) {
	const entries = /* @__PURE__ */ new Map();
	for (const [key, value] of file.metadata) if (!leftOut.has(key)) entries.set(key, shownValue(key, value, verbose));
	entries.set("general.parameter_count", parameterCount(file));
	return Object.fromEntries([...entries].sort(([left], [right]) => left < right ? -1 : 1));
}
function shownValue(key, value, verbose) {
	if (!isArrayValue(value)) return shownScalar(value);
	if (!verbose) return value.length === 0 ? [] : null;
	if (isOmittedArray(value)) throw new TypeError(`${key} was omitted: read the file with arrays: 'all' to show it`);
	return value.map(shownScalar);
}
function shownScalar(value) {
	return typeof value === "bigint" ? Number(value) : value;
}
// packages/convert/dist/gguf-limits.js
/** The limits used unless others are given: each several times what real models need. */
const defaultGgufLimits = {
	headerBytes: 67108864,
	metadataEntries: 1e4,
	tensors: 1e5,
	keyBytes: 65535,
	stringBytes: 16777216,
	tensorNameBytes: 64,
	arrayElements: 4194304
};
// packages/convert/dist/invalid-gguf-error.js
const marker$1 = Symbol.for("puna.convert.invalid-gguf");
/**
* The file is not a GGUF file that this reader accepts: another format, an unsupported version, damaged, cut off, or made
* to do harm. The message says what is wrong and at which byte; it does not name the path, so that it can be shown to a
* client.
*/
var InvalidGgufError = class extends Error {
	code = "invalid-gguf";
	path;
	/** Byte position in the file at which the problem was met, where one is known. */
	offset;
	[marker$1] = true;
	constructor(problem, place, options) {
		super(`invalid GGUF file: ${problem}${place.offset === void 0 ? "" : ` (at byte ${place.offset})`}`, options);
		this.name = "InvalidGgufError";
		this.path = place.path;
		this.offset = place.offset;
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return typeof value === "object" && value !== null && marker$1 in value;
	}
};
// packages/convert/dist/reading/byte-source.js
/** Reads from an open file; whoever opened it closes it. */
function fileSource(handle, path, size) {
	return {
		path,
		size,
		async read(target, position) {
			let filled = 0;
			while (filled < target.byteLength) {
				const { bytesRead } = await handle.read(target, filled, target.byteLength - filled, position + filled);
				if (bytesRead === 0) break;
				filled += bytesRead;
			}
			return filled;
		}
	};
}
// packages/convert/dist/reading/read-string.js
const longestQuotedName = 80;
/** Reads a string value. */
async function readString(reader, maximumBytes, what) {
	const byteLength = await readLength(reader, maximumBytes, what);
	return reader.text(byteLength);
}
/**
* Reads a key or a tensor's name: never empty, valid UTF-8, no control characters. llama.cpp keeps names as C strings, so a
* zero byte would make two different names equal for it; and names end up in logs and terminals.
*/
async function readName(reader, maximumBytes, what) {
	const byteLength = await readLength(reader, maximumBytes, what);
	if (byteLength === 0) throw reader.failure(`${what} is empty`);
	if (!reader.isUtf8(byteLength)) throw reader.failure(`${what} is not valid UTF-8`);
	const name = reader.text(byteLength);
	if (/[\u0000-\u001f\u007f]/u.test(name)) throw reader.failure(`${what} ${quoted(name)} has control characters`);
	return name;
}
/** A name as it appears in messages: quoted, escaped, not too long. */
function quoted(name) {
	return JSON.stringify(name.length > longestQuotedName ? `${name.slice(0, longestQuotedName)}…` : name);
}
async function readLength(reader, maximumBytes, what) {
	if (!reader.has(8)) await reader.need(8, what);
	const byteLength = reader.uint64(`the length of ${what}`);
	if (byteLength > maximumBytes) throw reader.failure(`${what} is said to have ${byteLength} bytes; the limit is ${maximumBytes}`);
	if (!reader.has(byteLength)) await reader.need(byteLength, what);
	return byteLength;
}
// packages/convert/dist/reading/check-tensor-data.js
/**
* Checks that each tensor's data starts at a multiple of the alignment, ends within the file and shares no byte with
* another's. A loader maps these ranges into memory and trusts them.
*/
function checkTensorData(reader, tensors, dataOffset, alignment) {
	for (const tensor of tensors) checkPlace(reader, tensor, dataOffset, alignment);
	const inOrder = tensors.toSorted((left, right) => left.offset - right.offset);
	for (const [index, tensor] of inOrder.entries()) {
		const next = inOrder[index + 1];
		if (next !== void 0 && tensor.offset + tensor.byteLength > next.offset) throw reader.failure(`the data of tensors ${quoted(tensor.name)} and ${quoted(next.name)} overlap`, dataOffset + next.offset);
	}
}
function checkPlace(reader, tensor, dataOffset, alignment) {
	if (tensor.offset % alignment !== 0) throw reader.failure(`the data of tensor ${quoted(tensor.name)} starts at ${tensor.offset}, which is no multiple of the alignment ${alignment}`);
	const available = reader.fileSize - dataOffset - tensor.offset;
	if (tensor.byteLength > available) throw reader.failure(`the data of tensor ${quoted(tensor.name)} ends ${tensor.byteLength - available} bytes beyond the end of the file: it is cut off or damaged, fetch it again`);
}
// packages/convert/dist/reading/header-reader.js
const firstWindowBytes = 65536;
const largestWindowBytes = 1048576;
const largestExactUpperHalf = 2 ** 21 - 1;
/**
* Walks through a file's header from its start. Bytes are loaded in windows that grow; what lies behind is forgotten, so
* memory does not depend on the header's size. Call `need` before the reading methods: it is the one place that waits for
* the disk, checks the file's end and the header limit, and allocates. The reading methods are synchronous, so that
* loops over hundreds of thousands of strings are fast.
*/
var HeaderReader = class {
	#source;
	#headerBytes;
	#buffer = Buffer.alloc(0);
	#view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(0));
	#position = 0;
	#loaded = 0;
	/** Position in the file of the buffer's first byte. */
	#start = 0;
	#nextWindowBytes = firstWindowBytes;
	constructor(source, headerBytes) {
		this.#source = source;
		this.#headerBytes = headerBytes;
	}
	/** Bytes from the start of the file. */
	get offset() {
		return this.#start + this.#position;
	}
	/** Bytes from here to the end of the file. */
	get remaining() {
		return this.#source.size - this.offset;
	}
	/** Bytes of the whole file. */
	get fileSize() {
		return this.#source.size;
	}
	/** An error that names this place. Throw it. */
	failure(problem, offset = this.offset) {
		return new InvalidGgufError(problem, {
			path: this.#source.path,
			offset
		});
	}
	/** Whether the next bytes are in memory already, so that `need` can be left out. */
	has(byteCount) {
		return byteCount <= this.#loaded - this.#position;
	}
	/** Makes the next bytes available. Callers check a length against their own limit first. */
	async need(byteCount, what) {
		this.#checkExtent(byteCount, what);
		if (this.has(byteCount)) return;
		const start = this.offset;
		const windowBytes = Math.min(Math.max(byteCount, this.#nextWindowBytes), this.remaining, this.#headerBytes - start);
		this.#nextWindowBytes = Math.min(this.#nextWindowBytes * 4, largestWindowBytes);
		if (this.#buffer.byteLength < windowBytes) {
			this.#buffer = Buffer.allocUnsafe(windowBytes);
			this.#view = new DataView(this.#buffer.buffer, this.#buffer.byteOffset, this.#buffer.byteLength);
		}
		this.#start = start;
		this.#position = 0;
		this.#loaded = await this.#source.read(this.#buffer.subarray(0, windowBytes), start);
		if (!this.has(byteCount)) throw this.failure(`${what} ends too early: the file became shorter while it was read`);
	}
	/** Passes over bytes without loading them. */
	skip(byteCount, what) {
		this.#checkExtent(byteCount, what);
		this.#position += byteCount;
	}
	uint32() {
		const value = this.#view.getUint32(this.#position, true);
		this.#position += 4;
		return value;
	}
	/** A length, count or offset: refused beyond 2^53 - 1, which no file can reach. */
	uint64(what) {
		const upper = this.#view.getUint32(this.#position + 4, true);
		if (upper > largestExactUpperHalf) throw this.failure(`${what} is ${this.#view.getBigUint64(this.#position, true)}`);
		const value = upper * 2 ** 32 + this.#view.getUint32(this.#position, true);
		this.#position += 8;
		return value;
	}
	/** One value of fixed size, read by `decode` at the position it is given. */
	scalar(byteLength, decode) {
		const value = decode(this.#view, this.#position);
		this.#position += byteLength;
		return value;
	}
	/** Text of values: bytes that are no UTF-8 (vocabularies have such) become replacement characters. */
	text(byteLength) {
		const value = this.#buffer.toString("utf8", this.#position, this.#position + byteLength);
		this.#position += byteLength;
		return value;
	}
	/** Whether the next bytes are valid UTF-8. */
	isUtf8(byteLength) {
		return isUtf8(this.#buffer.subarray(this.#position, this.#position + byteLength));
	}
	#checkExtent(byteCount, what) {
		if (byteCount > this.remaining) throw this.failure(`the file ends inside ${what}: it is cut off or damaged, fetch it again`);
		if (this.offset + byteCount > this.#headerBytes) throw this.failure(`${what} lies beyond the first ${this.#headerBytes} bytes, the limit for a header`);
	}
};
// packages/convert/dist/reading/shortest-float32.js
const largestExactInteger = 2 ** 24;
const smallestExact = 2 ** -126;
/** The number with the fewest decimal digits that is this 32-bit float: 1e-5 instead of 0.000009999999747378752. */
function shortestFloat32(value) {
	if (!Number.isFinite(value) || Number.isInteger(value) && Math.abs(value) <= largestExactInteger) return value;
	for (let digits = Math.abs(value) < smallestExact ? 1 : 6; digits < 9; digits += 1) {
		const candidate = Number(value.toPrecision(digits));
		if (Math.fround(candidate) === value) return candidate;
	}
	return Number(value.toPrecision(9));
}
// packages/convert/dist/reading/metadata-types.js
/** The types by their number in the file. */
const typesByNumber = [
	"uint8",
	"int8",
	"uint16",
	"int16",
	"uint32",
	"int32",
	"float32",
	"bool",
	"string",
	"array",
	"uint64",
	"int64",
	"float64"
];
const fixedTypes = {
	uint8: {
		byteLength: 1,
		decode: (view, position) => view.getUint8(position)
	},
	int8: {
		byteLength: 1,
		decode: (view, position) => view.getInt8(position)
	},
	uint16: {
		byteLength: 2,
		decode: (view, position) => view.getUint16(position, true)
	},
	int16: {
		byteLength: 2,
		decode: (view, position) => view.getInt16(position, true)
	},
	uint32: {
		byteLength: 4,
		decode: (view, position) => view.getUint32(position, true)
	},
	int32: {
		byteLength: 4,
		decode: (view, position) => view.getInt32(position, true)
	},
	float32: {
		byteLength: 4,
		decode: (view, position) => shortestFloat32(view.getFloat32(position, true))
	},
	bool: {
		byteLength: 1,
		decode: (view, position) => toBoolean(view.getUint8(position))
	},
	uint64: {
		byteLength: 8,
		decode: (view, position) => toNumberWhereExact(view.getBigUint64(position, true))
	},
	int64: {
		byteLength: 8,
		decode: (view, position) => toNumberWhereExact(view.getBigInt64(position, true))
	},
	float64: {
		byteLength: 8,
		decode: (view, position) => view.getFloat64(position, true)
	}
};
/** The type of this number, `undefined` where there is none. */
function metadataType(number) {
	return typesByNumber[number];
}
/** How a type of fixed size is read. */
function fixedType(type) {
	return fixedTypes[type];
}
function toBoolean(byte) {
	return byte > 1 ? void 0 : byte === 1;
}
function toNumberWhereExact(value) {
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value;
}
// packages/convert/dist/reading/read-array.js
const stringLengthBytes = 8;
/** Reads an array, or passes over it and keeps its type and length. */
async function readArray(reader, what, { arrays, limits, budget }) {
	await reader.need(12, what);
	const type = elementType(reader, what);
	const length = reader.uint64(`the number of elements of ${what}`);
	const fixed = type === "string" ? void 0 : fixedType(type);
	checkLength(reader, what, length, fixed?.byteLength ?? stringLengthBytes, budget, limits);
	const keep = arrays === "all" || length <= 1024;
	if (fixed) {
		if (keep) return readFixedElements(reader, what, length, fixed);
		reader.skip(length * fixed.byteLength, what);
	} else {
		if (keep) return readStrings(reader, what, length, limits);
		await skipStrings(reader, what, length, limits);
	}
	return {
		type,
		length
	};
}
function elementType(reader, what) {
	const number = reader.uint32();
	const type = metadataType(number);
	if (type === void 0) throw reader.failure(`${what} has elements of the unknown type ${number}`);
	if (type === "array") throw reader.failure(`${what} is an array of arrays, which no reader of GGUF supports`);
	return type;
}
function checkLength(reader, what, length, smallestElementBytes, budget, limits) {
	if (length > budget.elementsLeft) throw reader.failure(`${what} has ${length} elements; all arrays together may have ${limits.arrayElements}, and ${budget.elementsLeft} are left`);
	if (length * smallestElementBytes > reader.remaining) throw reader.failure(`${what} is said to have ${length} elements, more than the rest of the file can hold`);
	budget.elementsLeft -= length;
}
async function readFixedElements(reader, what, length, { byteLength, decode }) {
	const elements = [];
	for (let index = 0; index < length; index += 1) {
		if (!reader.has(byteLength)) await reader.need(byteLength, what);
		const value = reader.scalar(byteLength, decode);
		if (value === void 0) throw reader.failure(`${what} has an element that is neither true nor false`);
		elements.push(value);
	}
	return elements;
}
async function readStrings(reader, what, length, limits) {
	const elements = [];
	const description = `a string of ${what}`;
	for (let index = 0; index < length; index += 1) elements.push(await readString(reader, limits.stringBytes, description));
	return elements;
}
/** Only lengths are read, and the disk is waited for only at a window's end: a large vocabulary takes a few ms. */
async function skipStrings(reader, what, length, limits) {
	const description = `a string of ${what}`;
	const lengthDescription = `the length of ${description}`;
	for (let index = 0; index < length; index += 1) {
		if (!reader.has(stringLengthBytes)) await reader.need(stringLengthBytes, description);
		const byteLength = reader.uint64(lengthDescription);
		if (byteLength > limits.stringBytes) throw reader.failure(`${description} is said to have ${byteLength} bytes; the limit is ${limits.stringBytes}`);
		reader.skip(byteLength, description);
	}
}
// packages/convert/dist/reading/read-metadata.js
/** Names the number to which tensor data is padded. */
const alignmentKey = "general.alignment";
const smallestEntryBytes$1 = 14;
/** Reads all keys with their values. */
async function readMetadata(reader, count, { arrays, limits }) {
	if (count > limits.metadataEntries || count * smallestEntryBytes$1 > reader.remaining) {
		const reason = count > limits.metadataEntries ? `the limit is ${limits.metadataEntries}` : "the file is too small for that";
		throw reader.failure(`the header announces ${count} metadata keys; ${reason}`);
	}
	const arrayReading = {
		arrays,
		limits,
		budget: { elementsLeft: limits.arrayElements }
	};
	const metadata = /* @__PURE__ */ new Map();
	for (let index = 0; index < count; index += 1) {
		const key = await readName(reader, limits.keyBytes, `the name of metadata key ${index + 1} of ${count}`);
		if (metadata.has(key)) throw reader.failure(`the metadata key ${quoted(key)} appears twice`);
		metadata.set(key, await readEntry(reader, key, arrayReading));
	}
	return metadata;
}
async function readEntry(reader, key, arrayReading) {
	const what = `the value of ${quoted(key)}`;
	await reader.need(4, what);
	const number = reader.uint32();
	const type = metadataType(number);
	if (type === void 0) throw reader.failure(`${what} has the unknown type ${number}`);
	if (key === "general.alignment" && type !== "uint32") throw reader.failure(`${what} is of type ${type}, not uint32`);
	return readValue(reader, what, type, arrayReading);
}
async function readValue(reader, what, type, arrayReading) {
	if (type === "array") return readArray(reader, what, arrayReading);
	if (type === "string") return readString(reader, arrayReading.limits.stringBytes, what);
	const { byteLength, decode } = fixedType(type);
	await reader.need(byteLength, what);
	const value = reader.scalar(byteLength, decode);
	if (value === void 0) throw reader.failure(`${what} is neither true nor false`);
	return value;
}
// packages/convert/dist/tensor-types.js
const type = (name, blockSize, blockBytes) => ({
	name,
	blockSize,
	blockBytes
});
/**
* The ggml types by their number in the file, as of the llama.cpp that Puna ships. Missing numbers belong to types that
* llama.cpp has removed (Q4_2, Q4_3, the interleaved Q4_0 and IQ4_NL); it refuses such files too.
*/
const tensorTypes = /* @__PURE__ */ new Map([
	[0, type("F32", 1, 4)],
	[1, type("F16", 1, 2)],
	[2, type("Q4_0", 32, 18)],
	[3, type("Q4_1", 32, 20)],
	[6, type("Q5_0", 32, 22)],
	[7, type("Q5_1", 32, 24)],
	[8, type("Q8_0", 32, 34)],
	[9, type("Q8_1", 32, 36)],
	[10, type("Q2_K", 256, 84)],
	[11, type("Q3_K", 256, 110)],
	[12, type("Q4_K", 256, 144)],
	[13, type("Q5_K", 256, 176)],
	[14, type("Q6_K", 256, 210)],
	[15, type("Q8_K", 256, 292)],
	[16, type("IQ2_XXS", 256, 66)],
	[17, type("IQ2_XS", 256, 74)],
	[18, type("IQ3_XXS", 256, 98)],
	[19, type("IQ1_S", 256, 50)],
	[20, type("IQ4_NL", 32, 18)],
	[21, type("IQ3_S", 256, 110)],
	[22, type("IQ2_S", 256, 82)],
	[23, type("IQ4_XS", 256, 136)],
	[24, type("I8", 1, 1)],
	[25, type("I16", 1, 2)],
	[26, type("I32", 1, 4)],
	[27, type("I64", 1, 8)],
	[28, type("F64", 1, 8)],
	[29, type("IQ1_M", 256, 56)],
	[30, type("BF16", 1, 2)],
	[34, type("TQ1_0", 256, 54)],
	[35, type("TQ2_0", 256, 66)],
	[39, type("MXFP4", 32, 17)],
	[40, type("NVFP4", 64, 36)],
	[41, type("Q1_0", 128, 18)],
	[42, type("Q2_0", 64, 18)]
]);
/** The type of this number, `undefined` where there is none. */
function tensorType(number) {
	return tensorTypes.get(number);
}
// packages/convert/dist/reading/read-tensors.js
const smallestEntryBytes = 25;
/** Reads the list of tensors. Whether their data lies in the file is `checkTensorData`'s question. */
async function readTensors(reader, count, limits) {
	if (count > limits.tensors || count * smallestEntryBytes > reader.remaining) {
		const reason = count > limits.tensors ? `the limit is ${limits.tensors}` : "the file is too small for that";
		throw reader.failure(`the header announces ${count} tensors; ${reason}`);
	}
	const names = /* @__PURE__ */ new Set();
	const tensors = [];
	for (let index = 0; index < count; index += 1) {
		const name = await readName(reader, limits.tensorNameBytes, `the name of tensor ${index + 1} of ${count}`);
		if (names.has(name)) throw reader.failure(`the tensor ${quoted(name)} appears twice`);
		names.add(name);
		tensors.push(await readTensor(reader, name));
	}
	return tensors;
}
async function readTensor(reader, name) {
	const what = `tensor ${quoted(name)}`;
	const shape = await readShape(reader, what);
	await reader.need(12, what);
	const typeNumber = reader.uint32();
	const type = tensorType(typeNumber);
	if (type === void 0) throw reader.failure(`${what} has the unknown type ${typeNumber}`);
	const byteLength = tensorBytes(reader, what, shape, type);
	const offset = reader.uint64(`the offset of ${what}`);
	return {
		name,
		type: type.name,
		shape,
		offset,
		byteLength
	};
}
async function readShape(reader, what) {
	await reader.need(4, what);
	const dimensions = reader.uint32();
	if (dimensions > 4) throw reader.failure(`${what} has ${dimensions} dimensions; 4 is the most that ggml knows`);
	await reader.need(dimensions * 8, what);
	const shape = [];
	for (let index = 0; index < dimensions; index += 1) {
		const size = reader.uint64(`dimension ${index} of ${what}`);
		if (size === 0) throw reader.failure(`dimension ${index} of ${what} is 0`);
		shape.push(size);
	}
	return shape;
}
function tensorBytes(reader, what, shape, type) {
	const rowElements = shape[0] ?? 1;
	if (rowElements % type.blockSize !== 0) throw reader.failure(`${what} has rows of ${rowElements} elements, which do not fill blocks of ${type.blockSize} (${type.name})`);
	let bytes = type.blockBytes;
	for (const factor of [rowElements / type.blockSize, ...shape.slice(1)]) {
		if (factor > reader.fileSize / bytes) throw reader.failure(`${what} of shape [${shape.join(", ")}] in ${type.name} is larger than the whole file`);
		bytes *= factor;
	}
	return bytes;
}
// packages/convert/dist/reading/parse-gguf.js
/** The four bytes in front, "GGUF", as a little-endian number. */
const magicNumber = 1179993927;
/** The alignment of files that name none. */
const defaultAlignment = 32;
/** Reads a header from any source. Throws `InvalidGgufError`, and whatever the source throws. */
async function parseGguf(source, options = {}) {
	const limits = {
		...defaultGgufLimits,
		...options.limits
	};
	const reader = new HeaderReader(source, limits.headerBytes);
	const version = await readVersion(reader);
	await reader.need(16, "the counts of tensors and metadata keys");
	const tensorCount = reader.uint64("the number of tensors");
	const metadata = await readMetadata(reader, reader.uint64("the number of metadata keys"), {
		arrays: options.arrays ?? "omit",
		limits
	});
	const alignment = alignmentOf(reader, metadata);
	const tensors = await readTensors(reader, tensorCount, limits);
	const dataOffset = Math.ceil(reader.offset / alignment) * alignment;
	checkTensorData(reader, tensors, dataOffset, alignment);
	return {
		version,
		fileSize: source.size,
		metadata,
		tensors,
		dataOffset
	};
}
async function readVersion(reader) {
	await reader.need(4, "the magic number");
	if (reader.uint32() !== magicNumber) throw reader.failure("it does not start with the four letters GGUF", 0);
	await reader.need(4, "the version");
	const version = reader.uint32();
	if (version === 2 || version === 3) return version;
	if (version !== 0 && version % 2 ** 16 === 0) throw reader.failure("it is big-endian; convert it to little-endian with gguf_convert_endian.py of llama.cpp", 4);
	if (version === 1) throw reader.failure("version 1 of the format is not supported; convert the original model again", 4);
	throw reader.failure(`version ${version} of the format is not known; 2 and 3 are`, 4);
}
function alignmentOf(reader, metadata) {
	const value = metadata.get(alignmentKey);
	if (value === void 0) return defaultAlignment;
	if (typeof value !== "number" || value === 0 || !Number.isInteger(Math.log2(value))) throw reader.failure(`${alignmentKey} is ${String(value)}; it must be a power of two`);
	return value;
}
// packages/convert/dist/read-gguf.js
/**
* Reads the header of a GGUF file (versions 2 and 3, little-endian): metadata, the list of tensors, where their data lies.
* The weights are not read. Everything in the file is checked before it is used, so files from strangers are safe to read.
*
* @throws {InvalidGgufError} when the file is no such file, is damaged, cut off, or exceeds a limit.
* @throws Node's system errors (`ENOENT`, `EACCES` …) when it cannot be read.
*/
async function readGguf(path, options = {}) {
	await refuseSpecialFiles(path);
	const handle = await open(path, "r");
	try {
		const { size } = await handle.stat();
		return await parseGguf(fileSource(handle, path, size), options);
	} finally {
		await handle.close();
	}
}
/**
* Whether a file starts as GGUF files do. Says nothing about the rest: `readGguf` does.
*
* @throws Node's system errors when the file cannot be read.
*/
async function isGguf(path) {
	if (!(await stat(path)).isFile()) return false;
	const handle = await open(path, "r");
	try {
		const start = Buffer.alloc(4);
		const { bytesRead } = await handle.read(start, 0, 4, 0);
		return bytesRead === 4 && start.toString("latin1") === "GGUF";
	} finally {
		await handle.close();
	}
}
/** Opening a named pipe would wait for a writer for ever, so this is asked before. */
async function refuseSpecialFiles(path) {
	if (!(await stat(path)).isFile()) throw new InvalidGgufError("it is a directory or a device, not a file", { path });
}
// packages/engine/dist/errors/missing-blob-error.js
const code$18 = "missing-blob";
/** A file that a model is to be made of, or that a model needs, is not in the store. */
var MissingBlobError = class extends EngineError {
	constructor(message, details = {}, options) {
		super(code$18, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasEngineCode(value, code$18);
	}
};
// packages/engine/dist/models/read-layers.js
/** The digests of all layers of one media type, in the manifest's order. */
function layerDigests(manifest, mediaType) {
	return manifest.layers.filter((layer) => layer.mediaType === mediaType).map((layer) => layer.digest);
}
/** The text of the last layer of a media type, since a later one wins; undefined where there is none. */
async function lastText(store, manifest, ...types) {
	const layer = manifest.layers.findLast((candidate) => types.includes(candidate.mediaType));
	return layer === void 0 ? void 0 : store.blobs.readText(layer.digest);
}
/** Reads every layer that is text. */
async function readLayerTexts(store, manifest) {
	const [template, system, parameters, messages, licenses] = await Promise.all([
		lastText(store, manifest, mediaTypes.template, mediaTypes.prompt),
		lastText(store, manifest, mediaTypes.system),
		lastText(store, manifest, mediaTypes.params),
		lastText(store, manifest, mediaTypes.messages),
		Promise.all(layerDigests(manifest, mediaTypes.license).map((digest) => store.blobs.readText(digest)))
	]);
	return {
		...template === void 0 ? {} : { template },
		...system === void 0 ? {} : { system },
		parameters: parameters === void 0 ? {} : JSON.parse(parameters),
		messages: messages === void 0 ? [] : JSON.parse(messages),
		licenses
	};
}
/** The path of a blob that a model needs. Throws a `MissingBlobError` where it is not in the store. */
async function requireBlob(store, digest) {
	const path = store.blobs.path(digest);
	if (await store.blobs.stat(digest) === void 0) throw new MissingBlobError(`open ${path}: no such file or directory`, { digest });
	return path;
}
// packages/engine/dist/creation/draft-model.js
/** A model in the making: its config, and its layers in the order of the manifest. */
var DraftModel = class {
	#store;
	config;
	layers = [];
	constructor(store, config) {
		this.#store = store;
		this.config = config;
	}
	/** Adds a layer whose blob is in the store. */
	addExisting(layer) {
		this.layers.push({
			layer,
			existed: true
		});
	}
	/** Writes a text and adds it as a layer. */
	async addText(mediaType, text, autodetectedTemplate) {
		const { digest, size, created } = await this.#store.blobs.writeBytes(text);
		this.layers.push({
			layer: {
				mediaType,
				digest,
				size
			},
			existed: !created,
			...autodetectedTemplate === void 0 ? {} : { autodetectedTemplate }
		});
	}
	/** Puts a text in the place of all layers of its media type, at the end. */
	async replaceText(mediaType, text) {
		this.layers = this.layers.filter(({ layer }) => layer.mediaType !== mediaType);
		await this.addText(mediaType, text);
	}
	/** The last layer of a media type. */
	last(mediaType) {
		return this.layers.findLast(({ layer }) => layer.mediaType === mediaType)?.layer;
	}
	/** PARAMETERs that were set before. */
	async parameters() {
		const layer = this.last(mediaTypes.params);
		if (layer === void 0) return {};
		return JSON.parse(await this.#store.blobs.readText(layer.digest));
	}
};
// packages/engine/dist/creation/read-uploaded-gguf.js
/**
* Reads the header of an uploaded file.
*
* @param path where the blob is
* @param name what the client calls the file
* @throws CreateInputError where it is not a sound GGUF file, with the reason.
*/
async function readUploadedGguf(path, name) {
	if (!await isGguf(path)) throw new CreateInputError(name.endsWith(".gguf") ? "supplied file was not in GGUF format" : "unknown type", { file: name });
	try {
		return await readGguf(path);
	} catch (error) {
		if (!InvalidGgufError.isInstance(error)) throw error;
		throw new CreateInputError(`${name} is a damaged GGUF file: ${error.message}`, { file: name }, { cause: error });
	}
}
// packages/engine/dist/creation/base-from-files.js
const roleMediaTypes = {
	model: mediaTypes.model,
	adapter: mediaTypes.adapter,
	projector: mediaTypes.projector
};
function emptyConfig() {
	return {
		model_format: "gguf",
		model_family: "",
		model_families: [],
		model_type: "",
		file_type: ""
	};
}
/** What the config says of the weights. */
function describeInConfig(config, header) {
	const family = ggufArchitecture(header);
	const families = config.model_families ?? [];
	return {
		...config,
		model_family: family,
		model_families: families.includes(family) ? families : [...families, family],
		model_type: formatParameterCount(parameterCount(header)),
		file_type: fileTypeName(header)
	};
}
/** Adds the named template that behaves as the weights' own chat template does, where there is one. */
async function addDetectedTemplate(draft, header) {
	const jinja = header.metadata.get("tokenizer.chat_template");
	const known = typeof jinja === "string" ? detectKnownTemplate(jinja) : void 0;
	if (known === void 0) return;
	await draft.addText(mediaTypes.template, known.template, known.name);
	await draft.addText(mediaTypes.params, JSON.stringify(known.parameters));
}
async function addFile(context, draft, file) {
	const size = (await context.store.blobs.stat(file.digest))?.size ?? file.header.fileSize;
	await context.store.blobs.touch(file.digest);
	const layer = {
		mediaType: roleMediaTypes[file.role],
		digest: file.digest,
		size
	};
	draft.addExisting(layer);
	if (file.role !== "model") return;
	draft.config = describeInConfig(draft.config, file.header);
	await addDetectedTemplate(draft, file.header);
}
/** Only GGUF so far; what else a file may be is told by its name. */
function requireGgufPaths(paths) {
	if (!paths.some((path) => path.endsWith(".safetensors"))) return;
	throw new CreateInputError("safetensors files can not be imported by this version; convert them to GGUF first (llama.cpp: convert_hf_to_gguf.py)");
}
/** Starts from uploaded GGUF files: a model, and adapters and projectors beside it. */
async function* baseFromFiles(context, files) {
	requireGgufPaths(Object.keys(files));
	const draft = new DraftModel(context.store, emptyConfig());
	for (const [path, digest] of Object.entries(files)) {
		if (path.endsWith(".gguf")) yield { step: "parsing-gguf" };
		const header = await readUploadedGguf(await requireBlob(context.store, digest), path);
		await addFile(context, draft, {
			digest,
			header,
			role: ggufRole(header)
		});
	}
	if (draft.last(mediaTypes.model) === void 0) throw new CreateInputError("no base model was found among the files", { files: Object.keys(files) });
	return draft;
}
/** Adds an uploaded LoRA adapter. */
async function* addAdapters(context, draft, adapters) {
	const entries = Object.entries(adapters);
	if (entries.length > 1) throw new CreateInputError("only one adapter is currently supported");
	for (const [path, digest] of entries) {
		yield { step: "parsing-gguf" };
		await addFile(context, draft, {
			digest,
			header: await readUploadedGguf(await requireBlob(context.store, digest), path),
			role: "adapter"
		});
	}
}
// packages/engine/dist/errors/model-not-found-error.js
const code$17 = "model-not-found";
/** There is no model of this name in the store. */
var ModelNotFoundError = class extends EngineError {
	/** The name with its tag, in its shortest form. */
	shortName;
	constructor(name) {
		const shortName = formatShortName(name);
		super(code$17, `model '${shortName}' not found`, { shortName });
		this.shortName = shortName;
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasEngineCode(value, code$17);
	}
};
// packages/engine/dist/models/model-capabilities.js
/**
* What a model can do, from its header, its template and its config (contract: api, section 8 "Capabilities").
* The entries of the config come first; none is named twice.
*/
function modelCapabilities(parts) {
	const { config, header, hasProjector, projectorHeader, chatTemplate } = parts;
	const weights = ggufCapabilities(header);
	const projector = projectorHeader === void 0 ? void 0 : ggufCapabilities(projectorHeader);
	const found = new Set(config.capabilities ?? []);
	found.add(weights.embedding ? "embedding" : "completion");
	if (weights.vision || hasProjector) found.add("vision");
	if (weights.audio || projector?.audio) found.add("audio");
	if (chatTemplate?.features.tools) found.add("tools");
	if (chatTemplate?.features.insert) found.add("insert");
	if (chatTemplate?.features.thinking) found.add("thinking");
	return [...found];
}
// packages/engine/dist/models/recently-used.js
/** A map that keeps the values used last and makes missing ones. A value that fails to be made is not kept. */
var RecentlyUsed = class {
	#limit;
	#entries = /* @__PURE__ */ new Map();
	constructor(limit) {
		this.#limit = limit;
	}
	/** The value of a key, made now where it is missing. */
	get(key, make) {
		const value = this.#entries.get(key) ?? make();
		this.#entries.delete(key);
		this.#entries.set(key, value);
		value.catch(() => this.#entries.delete(key));
		for (const oldest of this.#entries.keys()) {
			if (this.#entries.size <= this.#limit) break;
			this.#entries.delete(oldest);
		}
		return value;
	}
};
// packages/engine/dist/models/model-catalogue.js
/** Models whose parsed layers are kept in memory. A model takes some ten kilobytes, a template included. */
const keptModels = 256;
/** The model that a client names, with any source suffix and outer blanks taken off. */
function parseRequestedName(text) {
	return parseModelName(stripSourceSuffix(text.trim()));
}
/** Finds models by name and reads what their layers say, once for each manifest. */
var ModelCatalogue = class {
	#store;
	#settings;
	/** By manifest digest: a manifest names its layers by digest, so the same digest always means the same model. */
	#models = new RecentlyUsed(keptModels);
	#headers = new RecentlyUsed(keptModels);
	constructor(store, settings) {
		this.#store = store;
		this.#settings = settings;
	}
	/** The model of a name. Throws a `ModelNotFoundError` where there is none. */
	async require(name) {
		const stored = await this.#store.manifests.read(name);
		if (stored === void 0) throw new ModelNotFoundError(name);
		return this.open(stored);
	}
	/** The model of a manifest. */
	async open(stored) {
		return {
			...await this.#models.get(stored.digest, () => this.#read(stored)),
			name: stored.name,
			stored
		};
	}
	/** The header of a GGUF blob. */
	async header(digest) {
		const path = await requireBlob(this.#store, digest);
		return this.#headers.get(digest, () => readGguf(path));
	}
	async #read(stored) {
		const { manifest } = stored;
		const weightsDigest = layerDigests(manifest, mediaTypes.model).at(-1);
		if (weightsDigest === void 0) throw new ModelNotFoundError(stored.name);
		const weights = await requireBlob(this.#store, weightsDigest);
		const pathsOf = (type) => layerDigests(manifest, type).map((digest) => this.#store.blobs.path(digest));
		const [config, layers, header] = await Promise.all([
			readModelConfig(this.#store, manifest),
			readLayerTexts(this.#store, manifest),
			this.header(weightsDigest)
		]);
		const projectors = pathsOf(mediaTypes.projector);
		const draft = pathsOf(mediaTypes.draft).at(-1);
		const projectorDigest = layerDigests(manifest, mediaTypes.projector)[0];
		const projectorHeader = projectorDigest === void 0 ? void 0 : await this.header(projectorDigest);
		const chatTemplate = this.#chooseTemplate(layers, header, config);
		return {
			name: stored.name,
			stored,
			config,
			files: {
				format: config.model_format ?? "gguf",
				weights,
				projectors,
				adapters: pathsOf(mediaTypes.adapter),
				...draft === void 0 ? {} : { draft }
			},
			header,
			...projectorHeader === void 0 ? {} : { projectorHeader },
			layers,
			...chatTemplate === void 0 ? {} : { chatTemplate },
			capabilities: modelCapabilities({
				config,
				header,
				hasProjector: projectors.length > 0,
				projectorHeader,
				chatTemplate
			})
		};
	}
	#chooseTemplate(layers, header, config) {
		const jinja = header.metadata.get("tokenizer.chat_template");
		const preference = this.#settings.templatePreference;
		return chooseChatTemplate({
			...layers.template === void 0 ? {} : { goTemplate: layers.template },
			...typeof jinja === "string" ? { jinjaTemplate: jinja } : {},
			family: config.model_family || ggufArchitecture(header),
			...preference === void 0 ? {} : { preference }
		});
	}
};
// packages/engine/dist/creation/base-from-model.js
/** Starts from a model of the store: all its layers are taken over and remember where they came from. */
async function baseFromModel(context, from) {
	const name = parseFrom(from);
	const base = await context.catalogue.require(name);
	const draft = new DraftModel(context.store, { ...base.config });
	const shortName = formatShortName(base.name);
	for (const layer of base.stored.manifest.layers) draft.addExisting({
		...layer,
		from: layer.from ?? shortName
	});
	return draft;
}
function parseFrom(from) {
	try {
		return parseRequestedName(from);
	} catch (error) {
		if (!(error instanceof InvalidModelNameError)) throw error;
		throw new CreateInputError("invalid model name", { from }, { cause: error });
	}
}
// packages/engine/dist/errors/quantization-error.js
const code$16 = "quantization";
/** The model can not be brought to the quantisation that was asked for. */
var QuantizationError = class extends EngineError {
	constructor(message, details = {}, options) {
		super(code$16, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasEngineCode(value, code$16);
	}
};
// packages/engine/dist/creation/check-create-request.js
const quantizations = [
	"F32",
	"F16",
	"BF16",
	"Q4_K_S",
	"Q4_K_M",
	"Q4_K",
	"Q8_0"
];
function checkPath(path) {
	const parts = path.split("/");
	if (path !== "" && !path.startsWith("/") && !path.includes("\\") && !path.includes("\0") && parts.every((part) => part !== "" && part !== "." && part !== "..")) return;
	throw new CreateInputError("file path must be relative", { path });
}
/** The entries of a map of files, with sound paths and normalised digests. */
function checkFiles(files = {}) {
	const checked = {};
	for (const [path, digest] of Object.entries(files)) {
		checkPath(path);
		try {
			checked[path] = parseDigest(digest);
		} catch (error) {
			if (!(error instanceof InvalidDigestError)) throw error;
			throw new CreateInputError("invalid digest format", { path }, { cause: error });
		}
	}
	return checked;
}
/**
* Refuses a quantisation that is unknown, and for now any that is known: bringing weights to another
* type needs a converter that this version does not have.
*/
function checkQuantization({ quantize }) {
	if (!quantize) return;
	const type = quantize.toUpperCase();
	if (!quantizations.includes(type)) throw new QuantizationError(`unsupported quantization type ${type} - supported types are F32, F16, Q4_K_S, Q4_K_M, Q8_0`);
	throw new QuantizationError(`quantizing to ${type} is not possible in this version; quantize the file first (llama.cpp: llama-quantize) and create the model from the result`);
}
// packages/engine/dist/creation/create-model.js
async function* startDraft(context, request, files) {
	if (request.from) return baseFromModel(context, request.from);
	if (Object.keys(files).length > 0) return yield* baseFromFiles(context, files);
	throw new CreateInputError("neither 'from' or 'files' was specified");
}
function progressOf({ layer, existed, autodetectedTemplate }) {
	if (autodetectedTemplate !== void 0) return {
		step: "autodetected-template",
		template: autodetectedTemplate
	};
	return {
		step: existed ? "existing-layer" : "new-layer",
		digest: layer.digest
	};
}
/** Writes config and manifest, and removes what only the old version of the model needed. */
async function writeDraft(context, request, draft) {
	const { store, settings } = context;
	const config = {
		...draft.config,
		architecture: "amd64",
		os: "linux"
	};
	const { digest, size } = await store.blobs.writeBytes(JSON.stringify(config));
	const manifest = {
		schemaVersion: 2,
		mediaType: manifestMediaType,
		config: {
			mediaType: configMediaType,
			digest,
			size
		},
		layers: draft.layers.map(({ layer }) => layer)
	};
	const previous = await store.manifests.read(request.name);
	await store.manifests.write(request.name, manifest);
	if (previous === void 0 || settings.keepUnused) return;
	await store.removeUnused([previous.manifest.config, ...previous.manifest.layers].map((layer) => layer.digest));
}
/**
* Makes a model from another one or from uploaded files, and yields what happens. The name appears, or changes what
* it means, only at the end; a failure leaves everything as it was.
*
* @throws CreateInputError, QuantizationError, ModelNotFoundError, MissingBlobError.
*/
async function* createModel(context, request) {
	const files = checkFiles(request.files);
	const adapters = checkFiles(request.adapters);
	checkQuantization(request);
	const draft = yield* startDraft(context, request, files);
	yield* addAdapters(context, draft, adapters);
	await applyOverrides(draft, request);
	request.signal?.throwIfAborted();
	for (const layer of draft.layers) yield progressOf(layer);
	yield { step: "writing-manifest" };
	await writeDraft(context, request, draft);
	yield { step: "success" };
}
// packages/engine/dist/errors/embedding-input-error.js
const code$15 = "embedding-input";
/** A text can not be embedded as asked. */
var EmbeddingInputError = class extends EngineError {
	constructor(message, details = {}, options) {
		super(code$15, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasEngineCode(value, code$15);
	}
};
// packages/engine/dist/models/model-details.js
/** The details of a model: what the config says, and where it is silent, what the header of the weights says. */
function describeModel({ config, header, stored }) {
	return {
		parentModel: stored.manifest.layers.findLast((layer) => layer.mediaType === mediaTypes.model)?.from ?? "",
		format: config.model_format ?? "gguf",
		family: config.model_family ?? "",
		families: config.model_families ?? null,
		parameterSize: config.model_type || formatParameterCount(parameterCount(header)),
		quantizationLevel: config.file_type || fileTypeName(header),
		contextLength: config.context_length ?? contextLength(header) ?? 0,
		embeddingLength: config.embedding_length ?? embeddingLength(header) ?? 0
	};
}
// packages/engine/dist/loading/memory-estimate.js
const bytesOfF16 = 2;
/** A header number, or the largest of a list of them: some architectures give one for each layer. */
function headerNumber(header, key, pick) {
	const value = header.metadata.get(`${ggufArchitecture(header)}.${key}`);
	if (typeof value === "number") return value;
	if (Array.isArray(value)) return pick(...value.filter((item) => typeof item === "number"));
	return 0;
}
/**
* Bytes that a model will take: its file, and keys and values in F16 for every token of context
* (contract: scheduler, section 7).
*
* @param totalContext tokens over all slots
*/
function estimateMemory(header, totalContext) {
	const layers = headerNumber(header, "block_count", Math.max);
	const heads = headerNumber(header, "attention.head_count", Math.max) || 1;
	const keyValueHeads = headerNumber(header, "attention.head_count_kv", Math.min) || heads;
	const headLength = headerNumber(header, "embedding_length", Math.max) / heads;
	return header.fileSize + 2 * layers * keyValueHeads * headLength * totalContext * bytesOfF16;
}
/** Bytes of memory that can be had without swapping: on Linux caches count as free, which `os.freemem` leaves out. */
function availableMemory() {
	try {
		const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync("/proc/meminfo", "utf8"))?.[1];
		if (kilobytes !== void 0) return Number(kilobytes) * 1024;
	} catch {}
	return freemem();
}
// packages/engine/dist/options/load-settings.js
/** A smaller context is useless (contract: scheduler, section 2). */
const smallestContext = 4;
const smallestVisionContext = 2048;
/** Requests that a model works on at once where neither operator nor memory says otherwise. */
const usualSlots = 4;
/** The part of the free memory that more slots than one may fill. */
const slotMemoryShare = .6;
/** The context that one sequence gets: as asked for, within what the model was trained with. */
function effectiveContextLength(model, options, settings) {
	const asked = options.contextLength ?? settings.contextLength;
	const smallest = model.capabilities.includes("vision") ? smallestVisionContext : smallestContext;
	return Math.min(Math.max(asked, smallest), contextLength(model.header) ?? Infinity);
}
/** The slots a model gets: the operator's number, or four as far as their caches fit into memory. */
function slotsFor(model, contextLength, settings) {
	if (!model.capabilities.includes("completion")) return 1;
	if (settings.parallelRequests !== void 0) return settings.parallelRequests;
	const memory = availableMemory() * slotMemoryShare;
	let slots = usualSlots;
	while (slots > 1 && estimateMemory(model.header, contextLength * slots) > memory) slots = Math.floor(slots / 2);
	return slots;
}
/** How a request wants its model loaded. */
function loadSettings(model, options, settings, shift) {
	const contextLength = effectiveContextLength(model, options, settings);
	const { batchSize, gpuLayers, mainGpu, memoryMap, threads, draftTokens } = options;
	return {
		contextLength,
		slots: slotsFor(model, contextLength, settings),
		contextShift: shift ?? ggufArchitecture(model.header) !== "deepseek2",
		...batchSize === void 0 ? {} : { batchSize },
		...gpuLayers === void 0 ? {} : { gpuLayers },
		...mainGpu === void 0 ? {} : { mainGpu },
		...memoryMap === void 0 ? {} : { memoryMap },
		...threads === void 0 ? {} : { threads },
		...draftTokens === void 0 ? {} : { draftTokens },
		...settings.flashAttention === void 0 ? {} : { flashAttention: settings.flashAttention },
		...settings.cacheType === void 0 ? {} : { cacheType: settings.cacheType }
	};
}
// packages/runtime/dist/errors/runtime-error.js
const marker = Symbol.for("puna.runtime.error");
/** Base of all errors of this contract. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
var RuntimeError = class extends Error {
	/** Stable and machine-readable. */
	code;
	/** Plain data about the case, fit to be sent to another process. */
	details;
	[marker] = true;
	constructor(code, message, details = {}, options) {
		super(message, options);
		this.name = new.target.name;
		this.code = code;
		this.details = details;
	}
	/** Whether a value is an error of this contract, also when it comes from another copy of this package. */
	static isInstance(value) {
		return typeof value === "object" && value !== null && marker in value;
	}
};
/** Whether `value` is an error of this contract with this code. */
function hasCode(value, code) {
	return RuntimeError.isInstance(value) && value.code === code;
}
// packages/runtime/dist/errors/context-exceeded-error.js
const code$14 = "context-exceeded";
/** The input is longer than the context. `details` holds `tokens` and `contextLength`. */
var ContextExceededError = class extends RuntimeError {
	constructor(message, details = {}, options) {
		super(code$14, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode(value, code$14);
	}
};
// packages/runtime/dist/errors/invalid-request-error.js
const code$13 = "invalid-request";
/** A value of the request can not be used; the message says which and why. */
var InvalidRequestError = class extends RuntimeError {
	constructor(message, details = {}, options) {
		super(code$13, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode(value, code$13);
	}
};
// packages/runtime/dist/errors/load-error.js
const code$12 = "load-failed";
/** The model could not be loaded: its files are damaged or the native library refuses them. */
var LoadError = class extends RuntimeError {
	constructor(message, details = {}, options) {
		super(code$12, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode(value, code$12);
	}
};
// packages/runtime/dist/errors/model-closed-error.js
const code$11 = "model-closed";
/** The model was closed; its work was ended. */
var ModelClosedError = class extends RuntimeError {
	constructor(message, details = {}, options) {
		super(code$11, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode(value, code$11);
	}
};
// packages/runtime/dist/errors/model-crashed-error.js
const code$10 = "model-crashed";
/** The model's process ended while it had work to do. Loading it again may help. */
var ModelCrashedError = class extends RuntimeError {
	constructor(message, details = {}, options) {
		super(code$10, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode(value, code$10);
	}
};
// packages/runtime/dist/errors/out-of-memory-error.js
const code$9 = "out-of-memory";
/** Memory was short while loading or computing. Freeing some may help. */
var OutOfMemoryError = class extends RuntimeError {
	constructor(message, details = {}, options) {
		super(code$9, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode(value, code$9);
	}
};
// packages/runtime/dist/errors/unsupported-error.js
const code$8 = "unsupported";
/** The model or the adapter does not do what was asked. `details.capability` names the capability where there is one. */
var UnsupportedError = class extends RuntimeError {
	constructor(message, details = {}, options) {
		super(code$8, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasCode(value, code$8);
	}
};
// packages/runtime/dist/errors/revive-error.js
const classes = {
	"unsupported": UnsupportedError,
	"load-failed": LoadError,
	"out-of-memory": OutOfMemoryError,
	"context-exceeded": ContextExceededError,
	"invalid-request": InvalidRequestError,
	"model-crashed": ModelCrashedError,
	"model-closed": ModelClosedError
};
/** Makes an error of the right class from its data. A code without a class gives a plain `RuntimeError`. */
function reviveError({ code, message, details }) {
	const ErrorClass = classes[code];
	return ErrorClass ? new ErrorClass(message, details) : new RuntimeError(code, message, details);
}
// packages/engine/dist/errors/no-runtime-error.js
const code$7 = "no-runtime";
/** No runtime can run the model. `details.refusals` says why each one declined. */
var NoRuntimeError = class extends EngineError {
	constructor(message, details = {}, options) {
		super(code$7, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasEngineCode(value, code$7);
	}
};
// packages/engine/dist/loading/load-with-runtime.js
/** The runtimes that accept the files, the best suited first, and what the others said. */
async function askRuntimes(runtimes, files) {
	const answers = await Promise.all(runtimes.map(async (runtime) => ({
		runtime,
		answer: await runtime.probe(files)
	})));
	const refusals = [];
	const willing = [];
	for (const { runtime, answer } of answers) if (answer.supported) willing.push({
		runtime,
		preference: answer.preference
	});
	else refusals.push({
		runtime: runtime.name,
		message: answer.message
	});
	willing.sort((a, b) => b.preference - a.preference);
	return {
		willing: willing.map(({ runtime }) => runtime),
		refusals
	};
}
/**
* Loads a model with the runtime that suits it best, and moves on to the next one only at a typed refusal.
*
* @param chosen name of the only runtime to ask, where the operator or the model chose one
* @throws NoRuntimeError where none can run the model; what a willing runtime throws otherwise comes through.
*/
async function loadWithRuntime(runtimes, files, options, chosen) {
	const candidates = chosen === void 0 ? runtimes : runtimes.filter((runtime) => runtime.name === chosen);
	if (candidates.length === 0) {
		const known = runtimes.map((runtime) => runtime.name).join(", ");
		throw new NoRuntimeError(`there is no runtime "${chosen ?? ""}"; this server has: ${known}`, { refusals: [] });
	}
	const { willing, refusals } = await askRuntimes(candidates, files);
	for (const runtime of willing) try {
		return {
			runtime: runtime.name,
			model: await runtime.load(files, options)
		};
	} catch (error) {
		if (!UnsupportedError.isInstance(error)) throw error;
		refusals.push({
			runtime: runtime.name,
			message: error.message
		});
	}
	throw new NoRuntimeError(`no runtime can run this model (${refusals.map(({ runtime, message }) => `${runtime}: ${message}`).join("; ")})`, { refusals });
}
// packages/engine/dist/loading/acquire-model.js
/** Gets a lease on a model, loading it where it is not loaded as the request needs it. */
async function acquireModel(context, model, request) {
	const { scheduler, runtimes, settings } = context;
	const label = {
		name: formatShortName(model.name),
		digest: model.stored.digest,
		details: describeModel(model)
	};
	const chosen = model.layers.parameters["runtime"] ?? settings.runtime;
	return scheduler.acquire({
		key: model.files.weights,
		settings: {
			...loadSettings(model, request.options, settings, request.shift),
			adapters: model.files.adapters ?? [],
			projectors: model.files.projectors ?? [],
			automaticContextLength: request.options.contextLength === void 0
		},
		label,
		load: async ({ settings: granted, signal, onProgress }) => {
			const loadOptions = {
				settings: granted,
				signal,
				onProgress
			};
			const running = await loadWithRuntime(runtimes, model.files, loadOptions, typeof chosen === "string" ? chosen : void 0);
			label.runtime = running.runtime;
			label.memory = await running.model.memory();
			return running.model;
		},
		...request.keepAlive === void 0 ? {} : { keepAlive: request.keepAlive },
		...request.signal === void 0 ? {} : { signal: request.signal }
	});
}
// packages/engine/dist/errors/invalid-option-error.js
const code$6 = "invalid-option";
/** An entry of `options` has a value of the wrong type. */
var InvalidOptionError = class extends EngineError {
	constructor(message, details = {}, options) {
		super(code$6, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasEngineCode(value, code$6);
	}
};
// packages/engine/dist/options/check-option.js
/** How the error texts of the API name a type (contract: api, section 2 "options"). */
const typeNames = {
	integer: "integer",
	float: "float32",
	boolean: "boolean",
	strings: "array"
};
function isOfType(type, value) {
	if (type === "strings") return Array.isArray(value);
	return typeof value === (type === "boolean" ? "boolean" : "number");
}
/**
* The value of an option, checked; integers drop their fraction.
*
* @throws InvalidOptionError where the value has the wrong type.
*/
function checkOption(name, type, value) {
	if (!isOfType(type, value)) throw new InvalidOptionError(`option "${name}" must be of type ${typeNames[type]}`, { option: name });
	if (Array.isArray(value) && !value.every((item) => typeof item === "string")) throw new InvalidOptionError(`option "${name}" must be of an array of strings`, { option: name });
	return type === "integer" ? Math.trunc(value) : value;
}
// packages/engine/dist/options/resolve-options.js
function numberOf(values, name) {
	return values[name];
}
/** An option with a value, or no field at all: what `exactOptionalPropertyTypes` asks for. */
function optional(field, value) {
	return value === void 0 ? {} : { [field]: value };
}
/**
* Merges what the model's PARAMETERs and a request say: the request wins. Unknown names are ignored, as is null.
*
* @throws InvalidOptionError where a value has the wrong type.
*/
function resolveOptions(parameters, requested = {}) {
	const values = {};
	for (const source of [parameters, requested]) for (const [name, value] of Object.entries(source)) {
		if (!isParameterName(name) || value === null) continue;
		values[name] = checkOption(name, modelParameters[name].type, value);
	}
	const gpuLayers = numberOf(values, "num_gpu");
	const threads = numberOf(values, "num_thread");
	return {
		...optional("contextLength", numberOf(values, "num_ctx")),
		...optional("batchSize", numberOf(values, "num_batch")),
		...optional("gpuLayers", gpuLayers !== void 0 && gpuLayers >= 0 ? gpuLayers : void 0),
		...optional("mainGpu", numberOf(values, "main_gpu")),
		...optional("memoryMap", values["use_mmap"]),
		...optional("threads", threads !== void 0 && threads > 0 ? threads : void 0),
		...optional("draftTokens", numberOf(values, "draft_num_predict")),
		keepTokens: numberOf(values, "num_keep") ?? 4,
		maxTokens: numberOf(values, "num_predict") ?? -1,
		seed: numberOf(values, "seed") ?? -1,
		temperature: numberOf(values, "temperature") ?? .8,
		topK: numberOf(values, "top_k") ?? 40,
		topP: numberOf(values, "top_p") ?? .9,
		minP: numberOf(values, "min_p") ?? 0,
		typicalP: numberOf(values, "typical_p") ?? 1,
		repeatLastTokens: numberOf(values, "repeat_last_n") ?? 64,
		repeatPenalty: numberOf(values, "repeat_penalty") ?? 1,
		presencePenalty: numberOf(values, "presence_penalty") ?? 0,
		frequencyPenalty: numberOf(values, "frequency_penalty") ?? 0,
		stop: values["stop"] ?? []
	};
}
// packages/engine/dist/embedding/embed.js
function scaleToUnit(vector) {
	const length = Math.hypot(...vector);
	return vector.map((value) => length === 0 ? 0 : value / length);
}
function shorten(vector, dimensions) {
	return dimensions > 0 && dimensions < vector.length ? scaleToUnit(vector.slice(0, dimensions)) : vector;
}
/** The tokens that fit beside those which the tokenizer adds itself. */
function requireRoom({ limits }) {
	if (Math.min(limits.contextLength, limits.trainedContextLength) - limits.addedTokens <= 0) throw new EmbeddingInputError("input after truncation exceeds maximum context length");
}
async function embedLoaded(model, request) {
	requireRoom(model);
	const { embeddings, inputTokens } = await model.embed({
		inputs: request.inputs,
		truncate: request.truncate ?? true,
		normalize: request.normalize ?? true,
		...request.signal === void 0 ? {} : { signal: request.signal }
	});
	const dimensions = request.dimensions ?? 0;
	const shortened = embeddings.map((vector) => shorten(vector, dimensions));
	if (!shortened.every((vector) => vector.every(Number.isFinite))) throw new EmbeddingInputError("embedding contains NaN or Inf values");
	return {
		embeddings: shortened,
		promptTokens: inputTokens.reduce((sum, tokens) => sum + tokens, 0),
		totalDuration: 0,
		loadDuration: 0
	};
}
/**
* Turns texts into vectors. Without inputs it loads the model.
*
* @throws InvalidModelNameError, ModelNotFoundError, InvalidOptionError, EmbeddingInputError, and the errors of the
*   scheduler and the runtime: an `UnsupportedError` where the model makes no embeddings, a `ContextExceededError`
*   where a text is too long and must not be cut.
*/
async function embed(context, request) {
	const arrived = performance.now();
	const stored = await context.catalogue.require(parseRequestedName(request.model));
	const lease = await acquireModel(context, stored, {
		options: resolveOptions(stored.layers.parameters, request.options),
		keepAlive: request.keepAlive,
		signal: request.signal
	});
	const loadDuration = performance.now() - arrived;
	try {
		if (request.inputs.length === 0) return {
			embeddings: [],
			promptTokens: 0,
			totalDuration: 0,
			loadDuration: 0
		};
		return {
			...await embedLoaded(lease.model, request),
			totalDuration: performance.now() - arrived,
			loadDuration
		};
	} finally {
		lease.release();
	}
}
// packages/engine/dist/engine-settings.js
/** The settings of an engine that was given none. */
const defaultEngineSettings = {
	contextLength: 4096,
	keepUnused: false
};
// packages/engine/dist/errors/invalid-format-error.js
const code$5 = "invalid-format";
/** `format` is neither `json` nor a JSON Schema. */
var InvalidFormatError = class extends EngineError {
	constructor(message, details = {}, options) {
		super(code$5, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasEngineCode(value, code$5);
	}
};
// packages/engine/dist/options/parse-format.js
/**
* What `format` holds the output to: absent, null and `""` nothing, `"json"` any JSON object, an object a JSON Schema.
*
* @throws InvalidFormatError for anything else.
*/
function parseFormat(format) {
	if (format === void 0 || format === null || format === "") return void 0;
	if (format === "json") return { type: "json" };
	if (typeof format === "object" && !Array.isArray(format)) return {
		type: "json-schema",
		schema: format
	};
	throw new InvalidFormatError(`invalid format: ${JSON.stringify(JSON.stringify(format))}; expected "json" or a valid JSON Schema object`);
}
// packages/engine/dist/generation/conversation.js
/** The messages a chat is rendered from: the model's own first, then the client's, and a system message in front. */
function chatConversation(model, messages) {
	const system = model.layers.system;
	return [
		...system !== void 0 && system !== "" && messages[0]?.role !== "system" ? [{
			role: "system",
			content: system
		}] : [],
		...model.layers.messages,
		...withoutOldThinking(model, messages)
	];
}
/** The messages a generate request is rendered from. With tokens to go on from, the model's own are in those. */
function generateConversation(model, request) {
	const system = request.system || model.layers.system;
	const media = (request.images ?? []).map((bytes) => ({
		type: "image",
		bytes
	}));
	return [
		...system ? [{
			role: "system",
			content: system
		}] : [],
		...request.continues ? [] : model.layers.messages,
		{
			role: "user",
			content: request.prompt,
			...media.length > 0 ? { media } : {}
		}
	];
}
/** These families were trained without the thinking of earlier turns (contract: api, section 4 "Flow"). */
function withoutOldThinking(model, messages) {
	if (!(ggufArchitecture(model.header) === "qwen3" || model.name.model === "deepseek-r1")) return messages;
	const lastUser = messages.findLastIndex((message) => message.role === "user");
	return messages.map((message, index) => message.role === "assistant" && index < lastUser ? {
		...message,
		content: message.content.replace(/<think>[\s\S]*?<\/think>/g, "").trimStart()
	} : message);
}
// packages/engine/dist/generation/default-template.js
/** ChatML: how a chat is rendered for a model that brings no template (contract: modelfile-templates, section 5). */
const defaultChatTemplate = createGoChatTemplate("{{- range .Messages }}<|im_start|>{{ .Role }}\n{{ .Content }}<|im_end|>\n{{ end }}<|im_start|>assistant\n");
/** The prompt as it is: how `generate` treats a model that brings no template. */
const plainTemplate = createGoChatTemplate("{{ .Prompt }}");
// packages/engine/dist/generation/finish.js
/** The last event of an answer. */
function doneEvent(outcome, times, context) {
	const { promptTokens, cachedPromptTokens, promptDuration, generatedTokens, generateDuration } = outcome.usage;
	const usage = {
		totalDuration: performance.now() - times.arrived,
		loadDuration: times.ready - times.arrived,
		promptTokens,
		cachedPromptTokens,
		promptDuration,
		generatedTokens,
		generateDuration
	};
	return {
		type: "done",
		reason: outcome.reason,
		usage,
		...outcome.stopText === void 0 ? {} : { stopText: outcome.stopText },
		...context === void 0 ? {} : { context }
	};
}
// packages/engine/dist/generation/sampling.js
/** A generation never runs longer than this many contexts (contract: scheduler, section 11). */
const longestInContexts = 10;
/** How tokens are chosen, from a request's options. A negative seed means a random one. */
function samplingSettings(options) {
	return {
		temperature: options.temperature,
		topK: options.topK,
		topP: options.topP,
		minP: options.minP,
		typicalP: options.typicalP,
		repeatPenalty: options.repeatPenalty,
		repeatLastTokens: options.repeatLastTokens,
		presencePenalty: options.presencePenalty,
		frequencyPenalty: options.frequencyPenalty,
		...options.seed >= 0 ? { seed: options.seed } : {}
	};
}
/** The most tokens a generation may take. */
function boundedMaxTokens(options, contextLength) {
	const limit = longestInContexts * contextLength;
	return options.maxTokens < 0 ? limit : Math.min(options.maxTokens, limit);
}
// packages/engine/dist/generation/prepare.js
/** Tokens that a picture is counted as when messages are dropped (contract: modelfile-templates, section 11). */
const tokensPerMedia = 768;
/** Renders a conversation, without its oldest messages where it would not fit. */
async function renderConversation(conversation) {
	const { model, stored, template, messages, tools, think, truncate } = conversation;
	const input = {
		messages,
		...tools === void 0 ? {} : { tools },
		...think === void 0 ? {} : { think }
	};
	if (truncate === false) return template.render(input);
	const { prompt } = await truncateMessages({
		...input,
		template,
		contextLength: model.limits.contextLength,
		countTokens: async (text) => (await model.tokenize(text)).length,
		...stored.files.projectors?.length ? { tokensPerMedia } : {}
	});
	return prompt;
}
/** What a request asks of the adapter besides input and constraint. */
function generationSettings(request, options, model) {
	return {
		sampling: samplingSettings(options),
		maxTokens: boundedMaxTokens(options, model.limits.contextLength),
		stop: options.stop,
		keepTokens: options.keepTokens,
		truncatePrompt: request.shift !== false && request.truncate !== false,
		...request.logProbabilities === void 0 ? {} : { logProbabilities: request.logProbabilities },
		...request.signal === void 0 ? {} : { signal: request.signal }
	};
}
// packages/engine/dist/errors/missing-capability-error.js
const code$4 = "missing-capability";
/** The model can not do what was asked. `details.capability` says what, `details.fullName` which model. */
var MissingCapabilityError = class extends EngineError {
	constructor(message, details = {}, options) {
		super(code$4, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasEngineCode(value, code$4);
	}
};
// packages/engine/dist/generation/require-capabilities.js
/** Checks that a model can do what a request needs. The texts are the API's own (contract: api, sections 2, 3, 4). */
function requireCapabilities(model, needs) {
	if (!model.capabilities.includes("completion")) throw new MissingCapabilityError(`"${needs.requestedName}" does not support ${needs.operation}`, { capability: "completion" });
	const missing = needs.features.filter((feature) => !model.capabilities.includes(feature));
	if (missing.length === 0) return;
	const fullName = formatFullName(model.name);
	throw new MissingCapabilityError(missing.map((feature) => `${fullName} does not support ${feature}`).join("\n"), {
		capability: missing[0],
		fullName
	});
}
/**
* Whether the model is to think: as asked for, or yes where it can and nobody said.
* Undefined means that the template is not told at all.
*/
function resolveThinking(model, requestedName, think) {
	const able = model.capabilities.includes("thinking");
	if (think !== void 0 && think !== false && !able) throw new MissingCapabilityError(`"${requestedName}" does not support thinking`, { capability: "thinking" });
	return able ? think ?? true : void 0;
}
/** Refuses pictures and sounds for a model that takes none. */
function requireMediaSupport(model, mediaCount) {
	if (mediaCount === 0 || model.capabilities.includes("vision") || model.capabilities.includes("audio")) return;
	throw new MissingCapabilityError(`image input is not supported by ${formatFullName(model.name)}: the model has no projector; use one that lists the capability "vision"`, { capability: "vision" });
}
// packages/engine/dist/generation/tool-call-ids.js
const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
const idLength = 8;
/** Gives each call an id (`call_` and eight of a-z, 0-9) and its place, where it has none. */
function numberToolCalls(calls, firstIndex) {
	return calls.map((call, position) => ({
		...call,
		id: call.id ?? `call_${Array.from({ length: idLength }, () => alphabet[randomInt(36)]).join("")}`,
		index: call.index ?? firstIndex + position
	}));
}
// packages/engine/dist/generation/run-generation.js
/** Turns what the adapter yields into pieces of thinking, content and calls, with the log probabilities beside them. */
var EventParser = class {
	#parser;
	#pendingProbabilities = [];
	#calls = 0;
	constructor(parser) {
		this.#parser = parser;
	}
	push(text, logProbabilities) {
		if (logProbabilities !== void 0) this.#pendingProbabilities.push(...logProbabilities);
		return this.#events(this.#parser.push(text));
	}
	end() {
		const events = this.#events(this.#parser.end());
		if (this.#pendingProbabilities.length === 0) return events;
		return [...events, this.#withProbabilities({
			type: "content",
			text: ""
		})];
	}
	#events(pieces) {
		return pieces.map((piece) => {
			if (piece.type !== "tool-call") return this.#withProbabilities(piece);
			const calls = numberToolCalls([piece.call], this.#calls);
			this.#calls += 1;
			return {
				type: "tool-calls",
				calls
			};
		});
	}
	/** Text that was held back comes with the log probabilities of all tokens since the last piece. */
	#withProbabilities(piece) {
		const logProbabilities = this.#pendingProbabilities;
		if (logProbabilities.length === 0) return {
			type: piece.type,
			text: piece.text
		};
		this.#pendingProbabilities = [];
		return {
			type: piece.type,
			text: piece.text,
			logProbabilities
		};
	}
};
function createEventParser(plan) {
	const { prompt, thinking, tools } = plan;
	const promptEndsOpen = thinking !== void 0 && prompt.trimEnd().endsWith(thinking.open);
	return new EventParser(createOutputParser({
		...thinking === void 0 ? {} : { thinking: {
			...thinking,
			promptEndsOpen
		} },
		...tools === void 0 ? {} : { tools }
	}));
}
function eventsOf(event, parser) {
	switch (event.type) {
		case "text": return parser.push(event.text, event.logProbabilities);
		case "thinking": return [{
			type: "thinking",
			text: event.text
		}];
		case "tool-call": return [{
			type: "tool-calls",
			calls: numberToolCalls([event.call], 0)
		}];
		case "warning": return [event];
		case "done": return parser.end();
	}
}
/** Generates an answer. Yields its pieces and returns how it ended. */
async function* generateOnce(plan) {
	const parser = createEventParser(plan);
	let text = "";
	const request = {
		...plan.settings,
		input: {
			type: "prompt",
			text: plan.prompt
		},
		...plan.constraint === void 0 ? {} : { constraint: plan.constraint }
	};
	for await (const event of plan.model.generate(request)) {
		if (event.type === "text") text += event.text;
		yield* eventsOf(event, parser);
		if (event.type === "done") return {
			reason: event.reason,
			stopText: event.stopText,
			usage: event.usage,
			text
		};
	}
	throw new Error("the runtime ended its stream without a final event");
}
/** Lets the model think freely; returns what it wrote before its answer began, or the outcome where it never began. */
async function* thinkFirst(plan) {
	const parser = createEventParser(plan);
	let text = "";
	const request = {
		...plan.settings,
		input: {
			type: "prompt",
			text: plan.prompt
		}
	};
	for await (const event of plan.model.generate(request)) {
		if (event.type === "text") text += event.text;
		for (const parsed of eventsOf(event, parser)) {
			if (parsed.type === "content" && parsed.text !== "") return { thought: text.slice(0, text.length - parsed.text.length) };
			yield parsed;
		}
		if (event.type === "done") return {
			reason: event.reason,
			usage: event.usage,
			text
		};
	}
	throw new Error("the runtime ended its stream without a final event");
}
/**
* Generates an answer that is held to a form while its thinking is not: the model thinks first, then the answer
* starts anew behind the thinking, with the constraint (contract: api, section 2 "format").
*/
async function* thinkThenAnswer(plan) {
	const first = yield* thinkFirst(plan);
	if ("usage" in first) return first;
	const { maxTokens } = plan.settings;
	const [promptTokens, thoughtTokens] = await Promise.all([plan.model.tokenize(plan.prompt).then((tokens) => tokens.length), plan.model.tokenize(first.thought).then((tokens) => tokens.length)]);
	const answer = yield* generateOnce({
		...plan,
		prompt: plan.prompt + first.thought,
		thinking: void 0,
		settings: {
			...plan.settings,
			...maxTokens === void 0 ? {} : { maxTokens: Math.max(1, maxTokens - thoughtTokens) }
		}
	});
	return {
		...answer,
		text: first.thought + answer.text,
		usage: {
			...answer.usage,
			promptTokens,
			generatedTokens: answer.usage.generatedTokens + thoughtTokens
		}
	};
}
/** Generates an answer. Yields its pieces and returns how it ended. */
function runGeneration(plan) {
	return plan.thinking !== void 0 && plan.constraint !== void 0 ? thinkThenAnswer(plan) : generateOnce(plan);
}
// packages/engine/dist/generation/chat.js
function check$1(request, stored) {
	const requestedName = request.model;
	requireCapabilities(stored, {
		requestedName,
		operation: "chat",
		features: request.tools?.length ? ["tools"] : []
	});
	const think = resolveThinking(stored, requestedName, request.think);
	requireMediaSupport(stored, (request.messages ?? []).reduce((sum, message) => sum + (message.media?.length ?? 0), 0));
	return {
		request,
		stored,
		think,
		options: resolveOptions(stored.layers.parameters, request.options)
	};
}
async function* answer$1(chat, model, times) {
	const { request, stored, options, think } = chat;
	const constraint = parseFormat(request.format);
	const template = stored.chatTemplate ?? defaultChatTemplate;
	const tools = request.tools?.length ? request.tools : void 0;
	const prompt = await renderConversation({
		model,
		stored,
		template,
		messages: chatConversation(stored, request.messages ?? []),
		tools,
		think,
		truncate: request.truncate
	});
	if (request.renderOnly) {
		yield {
			type: "rendered",
			prompt,
			mediaCount: 0
		};
		return;
	}
	yield doneEvent(yield* runGeneration({
		model,
		prompt,
		settings: generationSettings(request, options, model),
		constraint,
		thinking: think ? template.thinkingTags : void 0,
		tools: tools === void 0 ? void 0 : {
			tag: template.toolCallTag ?? "{",
			tools
		}
	}), times);
}
/**
* Answers a conversation. Without messages it loads the model, or unloads it where `keepAlive` is 0.
*
* @throws InvalidModelNameError, ModelNotFoundError, MissingCapabilityError, InvalidOptionError, InvalidFormatError,
*   the template's errors, and those of the scheduler and the runtime.
*/
async function* chat(context, request) {
	const arrived = performance.now();
	const stored = await context.catalogue.require(parseRequestedName(request.model));
	const isEmpty = (request.messages ?? []).length === 0;
	if (isEmpty && request.keepAlive === 0) {
		context.scheduler.unload(stored.files.weights);
		yield {
			type: "done",
			reason: "unload"
		};
		return;
	}
	const checked = check$1(request, stored);
	const lease = await acquireModel(context, stored, {
		options: checked.options,
		keepAlive: request.keepAlive,
		shift: request.shift,
		signal: request.signal
	});
	try {
		if (isEmpty) yield {
			type: "done",
			reason: "load"
		};
		else yield* answer$1(checked, lease.model, {
			arrived,
			ready: performance.now()
		});
	} finally {
		lease.release();
	}
}
// packages/engine/dist/errors/conflicting-request-error.js
const code$3 = "conflicting-request";
/** Two parts of a request exclude each other. */
var ConflictingRequestError = class extends EngineError {
	constructor(message, details = {}, options) {
		super(code$3, message, details, options);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return hasEngineCode(value, code$3);
	}
};
// packages/engine/dist/generation/generate.js
function check(request, stored) {
	const { model: requestedName, raw, template, system, context } = request;
	if (raw && (template || system || context?.length)) throw new ConflictingRequestError("raw mode does not support template, system, or context");
	const think = resolveThinking(stored, requestedName, request.think);
	requireCapabilities(stored, {
		requestedName,
		operation: "generate",
		features: request.suffix ? ["insert"] : []
	});
	requireMediaSupport(stored, request.images?.length ?? 0);
	return {
		request,
		stored,
		think,
		options: resolveOptions(stored.layers.parameters, request.options)
	};
}
function templateFor({ request, stored }) {
	if (request.template) return createGoChatTemplate(request.template);
	return stored.chatTemplate ?? plainTemplate;
}
async function buildPrompt(checked, model) {
	const { request, stored, think } = checked;
	const { prompt = "", suffix, system, images, context = [] } = request;
	if (request.raw) return { prompt };
	const template = templateFor(checked);
	if (suffix) return { prompt: renderInsert(template, {
		prompt,
		suffix
	}) };
	const rendered = await renderConversation({
		model,
		stored,
		template,
		messages: generateConversation(stored, {
			prompt,
			system,
			images,
			continues: context.length > 0
		}),
		think,
		truncate: request.truncate
	});
	return {
		prompt: (context.length > 0 ? await model.detokenize(context) : "") + rendered,
		template
	};
}
async function* answer(checked, model, times) {
	const { request, options, think } = checked;
	const constraint = parseFormat(request.format);
	const { prompt, template } = await buildPrompt(checked, model);
	if (request.renderOnly) {
		yield {
			type: "rendered",
			prompt,
			mediaCount: 0
		};
		return;
	}
	const outcome = yield* runGeneration({
		model,
		prompt,
		settings: generationSettings(request, options, model),
		constraint,
		thinking: think ? template?.thinkingTags : void 0
	});
	yield doneEvent(outcome, times, request.raw ? void 0 : await model.tokenize(prompt + outcome.text));
}
/**
* Continues a prompt. Without a prompt it loads the model, or unloads it where `keepAlive` is 0.
*
* @throws InvalidModelNameError, ModelNotFoundError, ConflictingRequestError, MissingCapabilityError,
*   InvalidOptionError, InvalidFormatError, the template's errors, and those of the scheduler and the runtime.
*/
async function* generate(context, request) {
	const arrived = performance.now();
	const stored = await context.catalogue.require(parseRequestedName(request.model));
	if (!request.prompt && request.keepAlive === 0) {
		context.scheduler.unload(stored.files.weights);
		yield {
			type: "done",
			reason: "unload"
		};
		return;
	}
	const checked = check(request, stored);
	const lease = await acquireModel(context, stored, {
		options: checked.options,
		keepAlive: request.keepAlive,
		shift: request.shift,
		signal: request.signal
	});
	try {
		if (!request.prompt) yield {
			type: "done",
			reason: "load"
		};
		else yield* answer(checked, lease.model, {
			arrived,
			ready: performance.now()
		});
	} finally {
		lease.release();
	}
}
// packages/engine/dist/library/copy-model.js
/**
* Gives a model a second name. Only the manifest is copied: both share their layers.
*
* @throws ModelNotFoundError where there is no model of the first name.
*/
async function copyModel(context, source, destination) {
	if (!await context.store.manifests.copy(source, destination)) throw new ModelNotFoundError(source);
}
// packages/engine/dist/library/delete-model.js
/**
* Deletes a model and those of its layers that no other model has. A loaded model stays loaded.
*
* @throws ModelNotFoundError where there is no model of this name.
*/
async function deleteModel(context, name) {
	if (!await context.store.manifests.remove(name)) throw new ModelNotFoundError(name);
}
// packages/engine/dist/library/list-models.js
async function listOne(context, stored) {
	try {
		const model = await context.catalogue.open(stored);
		return {
			name: stored.name,
			modifiedAt: stored.modifiedAt,
			size: stored.size,
			digest: stored.digest,
			details: describeModel(model),
			capabilities: model.capabilities
		};
	} catch {
		return;
	}
}
/** All models of the store that can be read, the one changed last first. */
async function listModels(context) {
	const stored = await context.store.manifests.list();
	return (await Promise.all(stored.map((manifest) => listOne(context, manifest)))).filter((model) => model !== void 0);
}
// packages/engine/dist/library/list-running.js
/** The models in memory, the one that stays longest first. */
function listRunning(context) {
	return context.scheduler.list().map(({ label, expiresAt, settings, model }) => ({
		...label,
		expiresAt,
		contextLength: model?.limits.contextLength ?? settings.contextLength
	}));
}
// packages/engine/dist/library/format-parameters.js
/** Width of the column of names. */
const nameWidth = 30;
/** Numbers from here on are written with an exponent, as the original's clients know them. */
const exponentFrom = 1e6;
function formatNumber(value) {
	if (Math.abs(value) < exponentFrom) return String(value);
	const [mantissa, exponent = "0"] = value.toExponential().split("e");
	return `${mantissa}e${exponent.startsWith("-") ? "-" : "+"}${exponent.replace(/^[+-]/, "").padStart(2, "0")}`;
}
function formatValue(value) {
	return typeof value === "number" ? formatNumber(value) : JSON.stringify(value);
}
/** PARAMETERs as a table of names and values, a line for each value (contract: api, section 8 "parameters"). */
function formatParameters(parameters) {
	return Object.entries(parameters).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((item) => [name, item])).map(([name, value]) => `${name.padEnd(nameWidth)} ${formatValue(value)}`).join("\n");
}
// packages/engine/dist/library/generate-modelfile.js
/** The Modelfile that would make this model again (contract: api, section 8 "modelfile"). */
function generateModelfile({ name, files, layers, config }, overlay) {
	return formatGeneratedModelfile({
		shortName: formatShortName(name),
		weights: [files.weights],
		adapters: files.adapters,
		drafts: files.draft === void 0 ? [] : [files.draft],
		projectors: files.projectors,
		...overlay,
		renderer: config.renderer,
		parser: config.parser,
		licenses: layers.licenses,
		messages: layers.messages
	});
}
// packages/engine/dist/library/show-model.js
/** A model without template layer and without Jinja template runs on this one. */
const defaultTemplate = "{{ .Prompt }}";
/**
* Shows a model.
*
* @throws InvalidModelNameError, ModelNotFoundError, MissingBlobError.
*/
async function showModel(context, request) {
	const stored = await context.catalogue.require(parseRequestedName(request.model));
	const verbose = request.verbose ?? false;
	const header = verbose ? await readGguf(stored.files.weights, { arrays: "all" }) : stored.header;
	const system = request.system || stored.layers.system || "";
	const parameters = {
		...stored.layers.parameters,
		...request.options
	};
	const template = stored.chatTemplate?.source ?? defaultTemplate;
	return {
		license: stored.layers.licenses.join("\n"),
		modelfile: generateModelfile(stored, {
			system,
			parameters,
			template
		}),
		parameters: formatParameters(parameters),
		template,
		system,
		details: describeModel(stored),
		messages: stored.layers.messages,
		modelInfo: modelInfo(header, { verbose }),
		...stored.projectorHeader === void 0 ? {} : { projectorInfo: modelInfo(stored.projectorHeader, { verbose }) },
		tensors: header.tensors.map(({ name, type, shape }) => ({
			name,
			type,
			shape
		})),
		capabilities: stored.capabilities,
		modifiedAt: stored.stored.modifiedAt,
		requires: stored.config.requires ?? ""
	};
}
// packages/engine/dist/engine.js
/** Puts the use cases together. */
function createEngine(options) {
	const settings = {
		...defaultEngineSettings,
		...options.settings
	};
	const { store, scheduler, runtimes } = options;
	const context = {
		store,
		scheduler,
		runtimes,
		settings,
		catalogue: new ModelCatalogue(store, settings)
	};
	return {
		store,
		generate: (request) => generate(context, request),
		chat: (request) => chat(context, request),
		embed: (request) => embed(context, request),
		create: (request) => createModel(context, request),
		show: (request) => showModel(context, request),
		list: () => listModels(context),
		running: () => listRunning(context),
		copy: (source, destination) => copyModel(context, source, destination),
		delete: (name) => deleteModel(context, name),
		close: () => scheduler.close()
	};
}
// packages/runtime-llama-cpp/dist/child-environment.js
/**
* Environment variables that a process hosting a model should be started with. They work only when set before it starts.
*
* - `UV_THREADPOOL_SIZE=1`: llama.cpp makes its compute threads anew for each token, from the pool thread that runs the
*   evaluation. With one pool thread that is always the same one, its core stays warm and its memory stays in one
*   allocator arena: decoding went from 61 to 100 tokens/s on two cores (SmolLM2-135M). Evaluation, sampling and file
*   access take turns on it, as they do anyway.
*/
const llamaCppChildEnvironment = { UV_THREADPOOL_SIZE: "1" };
// packages/runtime-process/dist/import-runtime.js
/**
* The URL of a factory module.
*
* @throws TypeError where a string is neither a URL nor an absolute path. A package's name is refused because it would be
* looked up from this package's place, not from the caller's.
*/
function factoryUrl(factory) {
	if (factory instanceof URL) return factory.href;
	if (isAbsolute(factory)) return pathToFileURL(factory).href;
	if (URL.canParse(factory)) return factory;
	throw new TypeError(`The factory "${factory}" is neither a URL nor an absolute path. Give import.meta.resolve('${factory}') instead.`);
}
/**
* Imports a factory module and makes its adapter.
*
* @throws LoadError where the module can't be imported or is no factory of an adapter.
*/
async function importRuntime(url, options) {
	const factory = await importFactory(url);
	if (typeof factory !== "function") throw new LoadError(`The module ${url} has no function as its default export, so it makes no adapter.`);
	const runtime = await factory(options);
	if (runtime.specificationVersion !== "v1") throw new LoadError(`The adapter of ${url} has version ${String(runtime.specificationVersion)} of the contract, not v1.`);
	return runtime;
}
async function importFactory(url) {
	try {
		return (await import(
			/* @vite-ignore */
			url
)).default;
	} catch (error) {
		throw new LoadError(`The adapter's module ${url} could not be imported: ${error instanceof Error ? error.message : String(error)}`, {}, { cause: error });
	}
}
// packages/runtime-process/dist/parent/crash-error.js
/** The error for a process that ended unasked. */
function crashError({ exitCode, signal, stderr, startError }) {
	if (startError) return new LoadError(`The model's process could not be started: ${startError.message}`, {}, { cause: startError });
	const how = signal ? `signal ${signal}` : `exit code ${exitCode}`;
	const last = stderr.at(-1);
	return new ModelCrashedError(`The model's process ended unexpectedly (${how})${last ? `: ${last}` : "."}`, {
		exitCode,
		signal,
		stderr
	});
}
// packages/runtime-process/dist/parent/line-tail.js
const maximumLineLength = 2e3;
/** Cuts a byte stream into lines, hands them on and keeps the last ones. Overlong lines are cut into pieces. */
var LineTail = class {
	#decoder = new StringDecoder("utf8");
	#limit;
	#onLine;
	#lines = [];
	#rest = "";
	constructor(limit, onLine) {
		this.#limit = limit;
		this.#onLine = onLine;
	}
	/** The last lines, oldest first; what came after the last line break counts as a line. */
	get lines() {
		return this.#rest === "" ? [...this.#lines] : [...this.#lines, this.#rest].slice(-this.#limit);
	}
	write(bytes) {
		const parts = (this.#rest + this.#decoder.write(bytes)).split(/\r?\n/u);
		this.#rest = parts.pop() ?? "";
		for (const line of parts) this.#add(line);
		while (this.#rest.length > maximumLineLength) {
			this.#add(this.#rest.slice(0, maximumLineLength));
			this.#rest = this.#rest.slice(maximumLineLength);
		}
	}
	#add(line) {
		if (line === "") return;
		this.#lines.push(line);
		if (this.#lines.length > this.#limit) this.#lines.shift();
		this.#onLine(line);
	}
};
// packages/runtime-process/dist/parent/resolved-options.js
const defaultStartTimeout = 3e4;
const defaultCloseTimeout = 5e3;
// packages/runtime-process/dist/parent/model-process.js
const packageFolder = dirname(createRequire(import.meta.url).resolve("@puna/runtime-process/package.json"));
const childEntry = join(packageFolder, "dist", "child", "main.js");
const keptLines = 20;
/** Output of a dead child that a grandchild holds open is waited for this long, in milliseconds. */
const outputGrace = 500;
/** A child process and the messages to and from it. It knows nothing about models. */
var ModelProcess = class {
	/** Resolves when the process is gone and everything that it sent was handed on. Never rejects. */
	exited;
	#child;
	#closeTimeout;
	#options;
	#stderr;
	#stopping = false;
	constructor(options, onItem) {
		this.#options = options;
		this.#closeTimeout = options.closeTimeout ?? 5e3;
		this.#child = fork(childEntry, {
			serialization: "advanced",
			env: {
				...process.env,
				...options.environment
			},
			execArgv: [...options.execArguments ?? []],
			stdio: [
				"ignore",
				"pipe",
				"pipe",
				"ipc"
			],
			windowsHide: true
		});
		this.#stderr = this.#readLines("stderr");
		this.#readLines("stdout");
		this.#child.on("message", (message) => {
			for (const item of message) onItem(item);
		});
		this.#child.once("disconnect", () => this.#killLater());
		this.exited = this.#waitForExit();
	}
	/** The id of the process; 0 where it could not be started. */
	get processId() {
		return this.#child.pid ?? 0;
	}
	/**
	* Sends a message. Nothing happens where the process is gone: `exited` tells about that.
	*
	* @throws DataCloneError where the message holds what can't be copied, for example a function.
	*/
	send(message) {
		if (this.#child.connected) this.#child.send(message, () => {});
	}
	/** Asks the process to close its model and waits until it is gone; it is killed after the close timeout. */
	async stop() {
		if (!this.#stopping) {
			this.#stopping = true;
			this.send({ type: "close" });
			this.#killLater();
		}
		return this.exited;
	}
	/** Kills the process and waits until it is gone. */
	async kill() {
		this.#stopping = true;
		this.#child.kill("SIGKILL");
		return this.exited;
	}
	#killLater() {
		const timer = setTimeout(() => this.#child.kill("SIGKILL"), this.#closeTimeout);
		this.exited.then(() => clearTimeout(timer));
	}
	#readLines(stream) {
		const { logger, name } = this.#options;
		const tail = new LineTail(keptLines, (line) => logger?.debug({
			adapter: name,
			processId: this.processId,
			stream
		}, line));
		this.#child[stream]?.on("data", (bytes) => tail.write(bytes));
		return tail;
	}
	async #waitForExit() {
		const child = this.#child;
		const { logger, name } = this.#options;
		const exit = {
			...await new Promise((resolve) => {
				child.on("error", (startError) => {
					if (child.pid === void 0) resolve({
						exitCode: null,
						signal: null,
						startError
					});
				});
				child.once("exit", (exitCode, signal) => {
					const timer = setTimeout(() => resolve({
						exitCode,
						signal
					}), outputGrace);
					child.once("close", () => {
						clearTimeout(timer);
						resolve({
							exitCode,
							signal
						});
					});
				});
			}),
			stderr: this.#stderr.lines
		};
		const fields = {
			adapter: name,
			processId: this.processId,
			exitCode: exit.exitCode,
			signal: exit.signal
		};
		if (this.#stopping) logger?.debug(fields, "The process of a model ended.");
		else logger?.warn(fields, "The process of a model ended unasked.");
		return exit;
	}
};
// packages/runtime-process/dist/parent/event-stream.js
/**
* The events of one generation, as the child sends them. It is an iterator by hand because a generator that waits for an
* event can't be left: its `return` would wait as well.
*/
var EventStream = class {
	#actions;
	#readers = [];
	#events = [];
	#taken = 0;
	#state = "new";
	#failure;
	constructor(actions) {
		this.#actions = actions;
	}
	[Symbol.asyncIterator]() {
		return this;
	}
	next() {
		if (this.#state === "new") this.#start();
		const event = this.#events.shift();
		if (event) {
			this.#take(1);
			return Promise.resolve({
				value: event,
				done: false
			});
		}
		if (this.#state === "open") return new Promise((resolve, reject) => this.#readers.push({
			resolve,
			reject
		}));
		const failure = this.#failure;
		this.#failure = void 0;
		return failure ? Promise.reject(failure.error) : Promise.resolve({
			value: void 0,
			done: true
		});
	}
	return() {
		this.#leave();
		return Promise.resolve({
			value: void 0,
			done: true
		});
	}
	throw(error) {
		this.#leave();
		return Promise.reject(error);
	}
	/** Adds events that came from the child. */
	push(events) {
		if (this.#state !== "open") return;
		let given = 0;
		for (const event of events) {
			const reader = this.#readers.shift();
			if (reader) {
				reader.resolve({
					value: event,
					done: false
				});
				given++;
			} else this.#events.push(event);
		}
		this.#take(given);
	}
	/** The child said that all is done. */
	finish() {
		if (this.#state !== "open") return;
		this.#state = "finished";
		this.#actions.end(false);
		this.#answerReaders();
	}
	/** Ends the stream with an error, after the events that came before it. */
	fail(error) {
		if (this.#state !== "open") return;
		this.#failure = { error };
		this.finish();
	}
	/** Ends the stream with an error at once and tells the child to stop. */
	abort(error) {
		if (this.#state !== "open") return;
		this.#failure = { error };
		this.#events = [];
		this.#state = "left";
		this.#actions.end(true);
		this.#answerReaders();
	}
	#start() {
		this.#state = "open";
		try {
			this.#actions.start();
		} catch (error) {
			this.fail(error);
		}
	}
	#leave() {
		const unfinished = this.#state === "open";
		this.#state = "left";
		this.#events = [];
		this.#failure = void 0;
		if (unfinished) this.#actions.end(true);
		this.#answerReaders();
	}
	#answerReaders() {
		for (const { resolve, reject } of this.#readers.splice(0)) this.next().then(resolve, reject);
	}
	#take(events) {
		this.#taken += events;
		if (this.#taken < 32 || this.#state !== "open") return;
		this.#actions.credit(this.#taken);
		this.#taken = 0;
	}
};
// packages/runtime-process/dist/parent/signal-listener.js
/** Calls `onAbort` with the reason when a signal aborts. The function that it returns takes the listener off again. */
function listen$1(signal, onAbort) {
	if (!signal) return () => {};
	const listener = () => onAbort(signal.reason);
	signal.addEventListener("abort", listener, { once: true });
	return () => signal.removeEventListener("abort", listener);
}
// packages/runtime-process/dist/parent/process-model-proxy.js
/** A model in a child process. Every method is a message there and an answer back. */
var ProcessModelProxy = class {
	capabilities;
	limits;
	closed;
	#process;
	#pending = /* @__PURE__ */ new Map();
	#nextId = 1;
	#ended;
	#endedByItself;
	constructor(process, capabilities, limits) {
		this.#process = process;
		this.capabilities = capabilities;
		this.limits = limits;
		this.closed = this.#waitForEnd();
	}
	get processId() {
		return this.#process.processId;
	}
	memory() {
		return this.#call({ method: "memory" });
	}
	processMemory() {
		return this.#call({ method: "processMemory" });
	}
	tokenize(text, options) {
		return this.#call({
			method: "tokenize",
			text,
			options
		});
	}
	detokenize(tokens) {
		return this.#call({
			method: "detokenize",
			tokens
		});
	}
	embed({ signal, ...request }) {
		return this.#call({
			method: "embed",
			request
		}, signal);
	}
	rerank({ signal, ...request }) {
		return this.#call({
			method: "rerank",
			request
		}, signal);
	}
	generate({ signal, ...request }) {
		const id = this.#nextId++;
		let unlisten;
		const stream = new EventStream({
			start: () => {
				if (this.#ended) throw this.#ended;
				signal?.throwIfAborted();
				this.#sendRequest({
					type: "generate",
					id,
					request
				});
				this.#pending.set(id, streamPending(stream));
				unlisten = listen$1(signal, (reason) => stream.abort(reason));
			},
			credit: (events) => this.#process.send({
				type: "credit",
				id,
				events
			}),
			end: (unfinished) => {
				unlisten?.();
				this.#pending.delete(id);
				if (unfinished) this.#process.send({
					type: "cancel",
					id
				});
			}
		});
		return stream;
	}
	async close() {
		this.#end(new ModelClosedError("The model was closed."));
		await this.#process.stop();
	}
	/** Takes what the child sent. */
	take(item) {
		if ("id" in item) this.#pending.get(item.id)?.take(item);
		else if (item.type === "closed") {
			this.#endedByItself = item.error && reviveError(item.error);
			this.#end(this.#endedByItself ?? new ModelClosedError("The adapter closed the model."));
			this.#process.stop();
		}
	}
	async #call(call, signal) {
		if (this.#ended) throw this.#ended;
		signal?.throwIfAborted();
		const id = this.#nextId++;
		let unlisten;
		try {
			this.#sendRequest({
				type: "call",
				id,
				call
			});
			return await new Promise((resolve, reject) => {
				this.#pending.set(id, {
					take: (item) => item.type === "failed" ? reject(reviveError(item.error)) : resolve(item.value),
					fail: reject
				});
				unlisten = listen$1(signal, (reason) => {
					this.#process.send({
						type: "cancel",
						id
					});
					reject(reason);
				});
			});
		} finally {
			unlisten?.();
			this.#pending.delete(id);
		}
	}
	#sendRequest(message) {
		try {
			this.#process.send(message);
		} catch (error) {
			throw new InvalidRequestError(`The request holds a value that is no plain data: ${error instanceof Error ? error.message : String(error)}`, {}, { cause: error });
		}
	}
	async #waitForEnd() {
		const exit = await this.#process.exited;
		if (this.#ended) return this.#endedByItself;
		const error = crashError(exit);
		this.#end(error);
		return error;
	}
	#end(error) {
		if (this.#ended) return;
		this.#ended = error;
		for (const pending of this.#pending.values()) pending.fail(error);
	}
};
function streamPending(stream) {
	return {
		take: (item) => {
			if (item.type === "events") stream.push(item.events);
			else if (item.type === "failed") stream.fail(reviveError(item.error));
			else stream.finish();
		},
		fail: (error) => stream.fail(error)
	};
}
// packages/runtime-process/dist/parent/load-in-process.js
/** Starts a child and loads a model in it. When this rejects, the child is gone and its memory is free. */
async function loadInProcess(options, model, loadOptions) {
	loadOptions.signal?.throwIfAborted();
	const load = new PendingLoad(options, loadOptions);
	try {
		load.begin(model);
		return await load.result;
	} catch (error) {
		await load.process.kill();
		throw error;
	} finally {
		load.dispose();
	}
}
/** A load that goes on in a child. */
var PendingLoad = class {
	process;
	result;
	dispose;
	#options;
	#loadOptions;
	#proxy;
	#startTimer;
	#resolve;
	#reject;
	constructor(options, loadOptions) {
		this.#options = options;
		this.#loadOptions = loadOptions;
		this.result = new Promise((resolve, reject) => {
			this.#resolve = resolve;
			this.#reject = reject;
		});
		this.result.catch(() => {});
		this.process = new ModelProcess(options, (item) => this.#take(item));
		this.process.exited.then((exit) => this.#reject(crashError(exit)));
		const unlisten = listen$1(loadOptions.signal, this.#reject);
		this.dispose = () => {
			unlisten();
			clearTimeout(this.#startTimer);
		};
	}
	begin(model) {
		const { factory, factoryOptions, closeTimeout = defaultCloseTimeout, startTimeout = defaultStartTimeout } = this.#options;
		const { settings } = this.#loadOptions;
		this.process.send({
			type: "load",
			factory,
			factoryOptions,
			model,
			settings,
			closeTimeout
		});
		this.#startTimer = setTimeout(() => {
			this.#reject(new LoadError(`The process for the model was not ready within ${startTimeout} ms. A longer startTimeout may help.`));
		}, startTimeout);
	}
	#take(item) {
		switch (item.type) {
			case "started":
				clearTimeout(this.#startTimer);
				break;
			case "progress":
				this.#loadOptions.onProgress?.(item.fraction);
				break;
			case "warning":
				this.#loadOptions.onWarning?.(item.warning);
				break;
			case "load-failed":
				this.#reject(reviveError(item.error));
				break;
			case "loaded":
				this.#proxy = new ProcessModelProxy(this.process, item.capabilities, item.limits);
				this.#resolve(this.#proxy);
				break;
			default: this.#proxy?.take(item);
		}
	}
};
// packages/runtime-process/dist/create-process-runtime.js
/**
* Wraps an adapter so that each model it loads lives in a child process of its own: a crash of native code ends one
* model and nothing else, and its memory goes back to the system when the model is closed.
*
* `probe` runs the adapter in this process, since it reads a header at most. `load` starts the child. Besides the
* contract's errors it throws a `ModelCrashedError` where the child ends while loading; `details` of that error holds
* `exitCode`, `signal` and `stderr`, the last lines that the child printed.
*
* A loaded model keeps this process alive until it is closed.
*
* @throws TypeError where `factory` is neither a URL nor an absolute path.
*/
function createProcessRuntime(options) {
	const url = factoryUrl(options.factory);
	let adapter;
	async function adapterHere() {
		adapter ??= importRuntime(url, options.factoryOptions);
		try {
			return await adapter;
		} catch (error) {
			adapter = void 0;
			throw error;
		}
	}
	return {
		specificationVersion: "v1",
		name: options.name,
		async probe(model) {
			return (await adapterHere()).probe(model);
		},
		load: (model, loadOptions) => loadInProcess({
			...options,
			factory: url
		}, model, loadOptions)
	};
}
// packages/scheduler/dist/clock.js
/** The time of this machine. Its timers keep no process alive: a program that has nothing else to do may end. */
const systemClock = {
	now: () => Date.now(),
	setTimeout(callback, delay) {
		const timer = setTimeout(callback, delay).unref();
		return () => clearTimeout(timer);
	}
};
// packages/scheduler/dist/errors/queue-full-error.js
const code$2 = "queue-full";
/** Too many requests wait for a model to be loaded. Trying again later may help. `details.maxQueue` is the limit. */
var QueueFullError = class extends RuntimeError {
	constructor(maxQueue) {
		super(code$2, "server busy, please try again.  maximum pending requests exceeded", { maxQueue });
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return RuntimeError.isInstance(value) && value.code === code$2;
	}
};
// packages/scheduler/dist/errors/scheduler-closed-error.js
const code$1 = "scheduler-closed";
/** The scheduler was closed: it loads no model any more, and those who waited for one are sent away. */
var SchedulerClosedError = class extends RuntimeError {
	constructor() {
		super(code$1, "the scheduler is closed and loads no models any more");
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return RuntimeError.isInstance(value) && value.code === code$1;
	}
};
// packages/scheduler/dist/needs-reload.js
/**
* Settings that must be the same; both absent counts as the same. `slots` is not among them: the operator or the free
* memory decides it, never the request.
*/
const exact = [
	"batchSize",
	"threads",
	"mainGpu",
	"memoryMap",
	"flashAttention",
	"cacheType",
	"draftTokens",
	"draft"
];
/** Whether a model that was loaded with `loaded` can't serve a request that wants `wanted`. */
function needsReload(loaded, wanted) {
	return exact.some((name) => loaded[name] !== wanted[name]) || contextLengthDiffers(loaded, wanted) || gpuLayersDiffer(loaded, wanted) || (loaded.contextShift ?? true) !== (wanted.contextShift ?? true) || listsDiffer(loaded.adapters, wanted.adapters) || listsDiffer(loaded.projectors, wanted.projectors);
}
function contextLengthDiffers(loaded, wanted) {
	if (loaded.automaticContextLength && wanted.automaticContextLength) return false;
	return loaded.contextLength !== wanted.contextLength;
}
function gpuLayersDiffer(loaded, wanted) {
	if (wanted.gpuLayers === void 0 || wanted.gpuLayers < 0) return false;
	return loaded.gpuLayers !== wanted.gpuLayers;
}
function listsDiffer(one = [], other = []) {
	return one.length !== other.length || one.some((path, index) => path !== other[index]);
}
// packages/scheduler/dist/load-job.js
/** One turn of the queue: the request that causes a load, and those that get the same model when it is there. */
var LoadJob = class {
	owner;
	resident;
	#abort = new AbortController();
	#followers = [];
	constructor(owner, resident) {
		this.owner = owner;
		this.resident = resident;
		resident.setKeepAlive(owner.wanted.keepAlive);
	}
	/** Aborts where the owner has left or the scheduler is closed. */
	get signal() {
		return this.#abort.signal;
	}
	get abandoned() {
		return this.signal.aborted;
	}
	/** The owner first, then the others as they came. */
	get requests() {
		return [this.owner, ...this.#followers];
	}
	/** Whether the model that is being loaded will do for a request. */
	suits({ wanted }) {
		return wanted.key === this.resident.key && !needsReload(this.resident.settings, wanted.settings);
	}
	join(request) {
		this.resident.setKeepAlive(request.wanted.keepAlive);
		this.#followers.push(request);
		request.moveTo(0);
	}
	/** Takes the followers away, without those who are gone. */
	takeFollowers() {
		const followers = this.#followers.filter((request) => !request.settled);
		this.#followers = [];
		return followers;
	}
	abandon(reason) {
		this.#abort.abort(reason);
	}
};
// packages/scheduler/dist/pending-queue.js
/** The requests that wait for a load of their own, first come, first served. Tells each its place as it changes. */
var PendingQueue = class {
	#requests = [];
	get size() {
		return this.#requests.length;
	}
	push(request) {
		this.#requests = [...this.#requests, request];
		this.tellPlaces();
	}
	/** Puts requests back at the front, in their order. */
	putBack(requests) {
		this.#requests = [...requests, ...this.#requests];
		this.tellPlaces();
	}
	/** Takes the first one out. The others are told their new places by the next `tellPlaces`. */
	next() {
		const [first, ...others] = this.#requests;
		this.#requests = others;
		return first;
	}
	/** Takes out all that fulfil a condition. */
	take(condition) {
		const taken = this.#requests.filter(condition);
		this.#requests = this.#requests.filter((request) => !taken.includes(request));
		if (taken.length > 0) this.tellPlaces();
		return taken;
	}
	/** Tells each request its place, where that has changed. */
	tellPlaces() {
		const requests = this.#requests;
		for (const [index, request] of requests.entries()) {
			if (this.#requests !== requests) return;
			request.moveTo(index + 1);
		}
	}
};
// packages/scheduler/dist/timer.js
/** Node's timers fire at once where the delay is larger than this. */
const longestDelay = 2 ** 31 - 1;
/** One timer that is started again and again: keep-alive, stall limit. Any delay works; `Infinity` never fires. */
var Timer = class {
	#clock;
	#cancel;
	constructor(clock) {
		this.#clock = clock;
	}
	/** Starts anew; what ran before is forgotten. */
	start(delay, callback) {
		this.stop();
		if (delay === Infinity) return;
		const part = Math.min(delay, longestDelay);
		this.#cancel = this.#clock.setTimeout(() => {
			this.#cancel = void 0;
			if (delay > part) this.start(delay - part, callback);
			else callback();
		}, part);
	}
	stop() {
		this.#cancel?.();
		this.#cancel = void 0;
	}
};
// packages/scheduler/dist/resident.js
/** One model that takes memory, from the start of its load until it is gone: its leases, its keep-alive, its end. */
var Resident = class {
	key;
	label;
	settings;
	#clock;
	#keepAliveTimer;
	#onGone;
	#state = "loading";
	#model;
	#keepAlive;
	#expiresAt;
	#leases = 0;
	#drainReason;
	#ended;
	#closing;
	#gone = false;
	constructor(options) {
		this.key = options.key;
		this.label = options.label;
		this.settings = options.settings;
		this.#keepAlive = forever(options.keepAlive);
		this.#clock = options.clock;
		this.#keepAliveTimer = new Timer(options.clock);
		this.#onGone = options.onGone;
	}
	get state() {
		return this.#state;
	}
	get keepAlive() {
		return this.#keepAlive;
	}
	get leases() {
		return this.#leases;
	}
	/** The load is over. */
	becomeReady(model) {
		this.#model = model;
		this.#state = "ready";
		this.#ended = model.closed.then((error) => ({ error }), (error) => ({ error }));
		this.#ended.then((departure) => this.#depart(departure));
	}
	/** Absent leaves it as it is. It counts from the next idle moment on. */
	setKeepAlive(keepAlive) {
		if (keepAlive !== void 0) this.#keepAlive = forever(keepAlive);
	}
	/** Only where `state` is `ready`. */
	lease() {
		if (!this.#model || this.#state !== "ready") throw new Error(`no lease on a model that is ${this.#state}`);
		this.#keepAliveTimer.stop();
		this.#leases += 1;
		let held = true;
		const release = () => {
			if (!held) return;
			held = false;
			this.#leases -= 1;
			if (this.#leases === 0) this.rest();
		};
		return {
			model: this.#model,
			release
		};
	}
	/** Nobody uses it now: the keep-alive begins, or the end where one was waiting for this moment. */
	rest() {
		if (this.#gone) return;
		if (this.#drainReason) {
			this.close(this.#drainReason);
			return;
		}
		this.#expiresAt = this.#clock.now() + this.#keepAlive;
		if (this.#keepAlive === 0) this.close("expired");
		else this.#keepAliveTimer.start(this.#keepAlive, () => void this.close("expired"));
	}
	/** Goes as soon as it is idle, unless a later request sets another keep-alive. */
	expire() {
		this.#keepAlive = 0;
		this.#expiresAt = this.#clock.now();
		if (this.#state === "ready" && this.#leases === 0) this.close("expired");
	}
	/** Goes as soon as it is idle, and no request gets it any more. */
	drain(reason) {
		if (this.#drainReason || this.#closing) return;
		this.#drainReason = reason;
		this.#state = "draining";
		this.#keepAlive = 0;
		this.#expiresAt = this.#clock.now();
		if (this.#leases === 0) this.close(reason);
	}
	/** Goes now. Resolves when it is gone; never rejects. */
	close(reason) {
		this.#closing ??= this.#end(reason);
		return this.#closing;
	}
	describe() {
		return {
			key: this.key,
			label: this.label,
			settings: this.settings,
			model: this.#model,
			state: this.#state,
			expiresAt: this.#expiresAt ?? this.#clock.now() + this.#keepAlive,
			leases: this.#leases
		};
	}
	async #end(reason) {
		this.#keepAliveTimer.stop();
		this.#state = "draining";
		this.#keepAlive = 0;
		let departure = { reason };
		try {
			await Promise.race([this.#model?.close(), this.#ended]);
		} catch (error) {
			departure = {
				reason,
				error
			};
		}
		this.#depart(departure);
	}
	#depart(departure) {
		if (this.#gone || this.#closing && !departure.reason) return;
		this.#gone = true;
		this.#keepAliveTimer.stop();
		this.#onGone(this, departure);
	}
};
/** Clients say "forever" with a negative number. */
function forever(keepAlive) {
	return keepAlive < 0 ? Infinity : keepAlive;
}
// packages/scheduler/dist/choose-victim.js
/**
* Chooses which model goes to make room: the idle one with the shortest keep-alive; where all are busy, the busy one
* with the shortest. Equal ones by key. Not the least recently used: that is how the original server chooses.
*/
function chooseVictim(models) {
	const sorted = [...models].sort(byKeepAlive);
	return sorted.find((model) => model.leases === 0) ?? sorted[0];
}
function byKeepAlive(one, other) {
	if (one.keepAlive !== other.keepAlive) return one.keepAlive < other.keepAlive ? -1 : 1;
	return one.key < other.key ? -1 : 1;
}
// packages/scheduler/dist/residents.js
/** The models that take memory now, one for each key. */
var Residents = class {
	#residents = /* @__PURE__ */ new Map();
	#watchers = /* @__PURE__ */ new Set();
	get size() {
		return this.#residents.size;
	}
	get(key) {
		return this.#residents.get(key);
	}
	all() {
		return [...this.#residents.values()];
	}
	add(resident) {
		this.#residents.set(resident.key, resident);
	}
	remove(resident) {
		this.#residents.delete(resident.key);
		for (const watcher of this.#watchers) watcher();
	}
	/** Resolves when the next model is gone, or when the signal aborts. */
	departure(signal) {
		return new Promise((resolve) => {
			const wake = () => {
				this.#watchers.delete(wake);
				signal.removeEventListener("abort", wake);
				resolve();
			};
			if (signal.aborted) return wake();
			this.#watchers.add(wake);
			signal.addEventListener("abort", wake);
		});
	}
	/** Which model must go first, if any, before one with this key can be loaded. */
	blocker(key, maxLoadedModels) {
		const same = this.get(key);
		if (same) return same;
		return this.size >= maxLoadedModels ? chooseVictim(this.all()) : void 0;
	}
	/** Latest expiry first. */
	list() {
		return this.all().map((resident) => resident.describe()).sort((one, other) => one.expiresAt === other.expiresAt ? 0 : other.expiresAt - one.expiresAt);
	}
};
// packages/scheduler/dist/waiting-request.js
/** One call of `acquire`, until it gets its lease or an error. */
var WaitingRequest = class {
	wanted;
	lease;
	settled = false;
	#startedAt = performance.now();
	#onLeave;
	#resolve;
	#reject;
	#position;
	/** `onLeave` is called where the caller gives up waiting. */
	constructor(wanted, onLeave) {
		this.wanted = wanted;
		this.#onLeave = onLeave;
		this.lease = new Promise((resolve, reject) => {
			this.#resolve = resolve;
			this.#reject = reject;
		});
		wanted.signal?.addEventListener("abort", this.#leave);
	}
	/** Takes a lease on the model and hands it over. Nothing happens where the caller is gone. */
	grant(resident) {
		if (!this.#settle()) return;
		const { model, release } = resident.lease();
		const loadDuration = performance.now() - this.#startedAt;
		this.#resolve({
			model,
			loadDuration,
			release,
			[Symbol.dispose]: release
		});
	}
	reject(reason) {
		if (this.#settle()) this.#reject(reason);
	}
	/** Tells the caller its place in the queue where that has changed. */
	moveTo(position) {
		if (this.settled || position === this.#position) return;
		this.#position = position;
		try {
			this.wanted.onQueued?.(position);
		} catch (error) {
			this.#leaveWith(error);
		}
	}
	#leave = () => this.#leaveWith(this.wanted.signal?.reason);
	#leaveWith(reason) {
		if (this.settled) return;
		this.reject(reason);
		this.#onLeave(this);
	}
	#settle() {
		if (this.settled) return false;
		this.settled = true;
		this.wanted.signal?.removeEventListener("abort", this.#leave);
		return true;
	}
};
// packages/scheduler/dist/errors/load-timeout-error.js
const code = "load-timeout";
/**
* A load showed no sign of life for too long and was ended. `details` holds `key`, `timeout` (ms) and `progress`
* (the last part reported, from 0 to 1).
*/
var LoadTimeoutError = class extends RuntimeError {
	constructor(details) {
		const seconds = details.timeout / 1e3;
		const percent = Math.round(details.progress * 100);
		super(code, `timed out waiting for the model to load: no progress for ${seconds} s at ${percent} %; allow more time where the disk is slow`, details);
	}
	/** Whether a value is this error, also when it comes from another copy of this package. */
	static isInstance(value) {
		return RuntimeError.isInstance(value) && value.code === code;
	}
};
// packages/scheduler/dist/watched-load.js
/** How long an aborted load may take to clean up, in ms, before the scheduler goes on without it. */
const abortGrace = 1e4;
/**
* Loads a model and ends the load where it shows no sign of life or the signal aborts. It settles only when the load
* has ended, so that no other begins beside it. An aborted load gives no model: one that comes all the same is closed.
*
* @throws LoadTimeoutError, the signal's reason, or what `load` threw.
*/
function watchedLoad({ key, settings, load, signal, stallTimeout, clock }) {
	const controller = new AbortController();
	const timer = new Timer(clock);
	let progress = 0;
	let over = false;
	return new Promise((resolve, reject) => {
		const abort = (reason) => {
			controller.abort(reason);
			timer.start(abortGrace, () => reject(reason));
		};
		const watch = () => timer.start(stallTimeout, () => abort(new LoadTimeoutError({
			key,
			timeout: stallTimeout,
			progress
		})));
		const onProgress = (fraction) => {
			progress = fraction;
			if (!controller.signal.aborted && !over) watch();
		};
		const onAbort = () => {
			if (!controller.signal.aborted) abort(signal.reason);
		};
		const end = () => {
			over = true;
			timer.stop();
			signal.removeEventListener("abort", onAbort);
		};
		signal.addEventListener("abort", onAbort);
		watch();
		if (signal.aborted) onAbort();
		run(load, {
			settings,
			signal: controller.signal,
			onProgress
		}).then(resolve, (error) => reject(controller.signal.aborted ? controller.signal.reason : error)).finally(end);
	});
}
/** A load that throws before it returns a promise fails like any other. */
async function run(load, context) {
	const model = await load(context);
	if (!context.signal.aborted) return model;
	await model.close().catch(() => void 0);
	throw context.signal.reason;
}
// packages/scheduler/dist/model-scheduler.js
/**
* The scheduler: a queue, the loaded models, and one loop that takes requests from the queue, makes room and loads.
* Everything that changes its state does so without waiting, so that no two changes can get between each other.
*/
var ModelScheduler = class {
	#options;
	#queue = new PendingQueue();
	#residents = new Residents();
	#job;
	#working = false;
	#loop;
	#closing;
	#closed = false;
	constructor(options) {
		this.#options = options;
	}
	acquire(wanted) {
		const request = new WaitingRequest(wanted, this.#leave);
		if (wanted.signal?.aborted) request.reject(wanted.signal.reason);
		else if (this.#closed) request.reject(new SchedulerClosedError());
		else this.#place(request);
		return request.lease;
	}
	unload(key) {
		this.#residents.get(key)?.expire();
	}
	list() {
		return this.#residents.list();
	}
	close() {
		this.#closed = true;
		this.#closing ??= this.#end();
		return this.#closing;
	}
	/** Gives a request its model, or finds the place where it waits. */
	#place(request) {
		const resident = this.#match(request);
		if (resident) this.#attach(request, resident);
		else if (this.#job?.suits(request)) this.#job.join(request);
		else if (!this.#working) this.#loop = this.#work(request);
		else if (this.#queue.size < this.#options.maxQueue) this.#queue.push(request);
		else request.reject(new QueueFullError(this.#options.maxQueue));
	}
	#match({ wanted }) {
		const resident = this.#residents.get(wanted.key);
		return resident?.state === "ready" && !needsReload(resident.settings, wanted.settings) ? resident : void 0;
	}
	#attach(request, resident) {
		resident.setKeepAlive(request.wanted.keepAlive);
		request.grant(resident);
	}
	/** A caller has given up waiting. */
	#leave = (request) => {
		this.#queue.take((other) => other === request);
		if (this.#job?.owner === request) this.#job.abandon(request.wanted.signal?.reason);
	};
	/** Serves one request, and then those that have come meanwhile, until none waits. Never rejects. */
	async #work(first) {
		this.#working = true;
		for (let owner = first; owner; owner = this.#queue.next()) {
			const job = this.#begin(owner);
			await this.#makeRoom(job);
			if (!job.abandoned) await this.#load(job);
			this.#job = void 0;
			this.#queue.putBack(job.takeFollowers());
		}
		this.#working = false;
	}
	#begin(owner) {
		const { key, label, settings } = owner.wanted;
		const { keepAlive, clock } = this.#options;
		const job = new LoadJob(owner, new Resident({
			key,
			label,
			settings,
			keepAlive,
			clock,
			onGone: this.#onGone
		}));
		this.#job = job;
		owner.moveTo(0);
		for (const request of this.#queue.take((other) => job.suits(other))) job.join(request);
		this.#queue.tellPlaces();
		return job;
	}
	/** Waits until the model with the same key is gone and there is a free place. */
	async #makeRoom(job) {
		while (!job.abandoned) {
			const blocker = this.#residents.blocker(job.resident.key, this.#options.maxLoadedModels);
			if (!blocker) return;
			blocker.drain(blocker.key === job.resident.key ? "reload" : "evicted");
			await this.#residents.departure(job.signal);
		}
	}
	async #load(job) {
		const { resident } = job;
		const startedAt = performance.now();
		this.#residents.add(resident);
		this.#emit({
			type: "loading",
			key: resident.key,
			label: resident.label
		});
		try {
			resident.becomeReady(await this.#loadWithRetry(job));
		} catch (error) {
			this.#onLoadFailed(job, error);
			return;
		}
		const duration = performance.now() - startedAt;
		for (const request of [job.owner, ...job.takeFollowers()]) request.grant(resident);
		if (resident.leases === 0) resident.rest();
		this.#emit({
			type: "loaded",
			key: resident.key,
			label: resident.label,
			duration
		});
	}
	#onLoadFailed(job, error) {
		const { key, label } = job.resident;
		this.#residents.remove(job.resident);
		this.#emit({
			type: "load-failed",
			key,
			label,
			error
		});
		if (job.abandoned) return;
		job.owner.reject(error);
		for (const request of job.takeFollowers()) request.reject(error);
	}
	/** Where memory is short, all other models go and the load is tried once more. */
	async #loadWithRetry(job) {
		try {
			return await this.#loadOnce(job);
		} catch (error) {
			const others = this.#residents.size > 1;
			if (!OutOfMemoryError.isInstance(error) || !others) throw error;
			await this.#evictOthers(job);
			if (job.abandoned) throw error;
			return await this.#loadOnce(job);
		}
	}
	async #loadOnce({ owner, signal }) {
		const { key, settings, load } = owner.wanted;
		const { loadStallTimeout, clock } = this.#options;
		return await watchedLoad({
			key,
			settings,
			load,
			signal,
			stallTimeout: loadStallTimeout,
			clock
		});
	}
	async #evictOthers(job) {
		while (this.#residents.size > 1 && !job.abandoned) {
			for (const resident of this.#residents.all()) if (resident !== job.resident) resident.drain("evicted");
			await this.#residents.departure(job.signal);
		}
	}
	#onGone = (resident, { reason, error }) => {
		const { key, label } = resident;
		this.#residents.remove(resident);
		if (!reason) this.#emit({
			type: "crashed",
			key,
			label,
			error
		});
		else this.#emit({
			type: "unloaded",
			key,
			label,
			reason,
			...error === void 0 ? {} : { error }
		});
	};
	#emit(event) {
		try {
			this.#options.onEvent(event);
		} catch {}
	}
	async #end() {
		const error = new SchedulerClosedError();
		for (const request of this.#queue.take(() => true)) request.reject(error);
		for (const request of this.#job?.requests ?? []) request.reject(error);
		this.#job?.abandon(error);
		await this.#closeAll();
		await this.#loop;
		await this.#closeAll();
	}
	async #closeAll() {
		const loaded = this.#residents.all().filter((resident) => resident.state !== "loading");
		await Promise.all(loaded.map((resident) => resident.close("scheduler-closed")));
	}
};
// packages/scheduler/dist/create-scheduler.js
const minutes = 6e4;
/** Makes a scheduler. Nothing is loaded until the first `acquire`. Close it at the end. */
function createScheduler(options = {}) {
	return new ModelScheduler({
		maxLoadedModels: Math.max(1, options.maxLoadedModels ?? 3),
		maxQueue: options.maxQueue ?? 512,
		keepAlive: options.keepAlive ?? 5 * minutes,
		loadStallTimeout: (options.loadStallTimeout ?? 5 * minutes) || Infinity,
		clock: options.clock ?? systemClock,
		onEvent: options.onEvent ?? (() => void 0)
	});
}
// apps/server/dist/composition/compose-engine.js
/** Each model of llama.cpp lives in a process of its own: a crash of native code ends that one alone. */
function llamaCppRuntime(logger) {
	return createProcessRuntime({
		name: "llama.cpp",
		factory: new URL(import.meta.resolve("@puna/runtime-llama-cpp/factory")),
		environment: llamaCppChildEnvironment,
		logger: logger.child({ runtime: "llama.cpp" })
	});
}
function logSchedulerEvent(logger, event) {
	const model = event.label.name;
	if (event.type === "crashed") logger.error({
		model,
		err: event.error
	}, "model crashed");
	else if (event.type === "load-failed") logger.warn({
		model,
		err: event.error
	}, "model could not be loaded");
	else if (event.type === "loaded") logger.info({
		model,
		milliseconds: Math.round(event.duration)
	}, "model loaded");
	else if (event.type === "unloaded") logger.info({
		model,
		reason: event.reason
	}, "model unloaded");
	else logger.debug({ model }, "loading model");
}
/** Builds the engine that the configuration describes. */
async function composeEngine(configuration, logger) {
	const store = await openStore({
		directory: configuration.modelsDirectory,
		logger: { warn: (message) => logger.warn(message) }
	});
	if (!configuration.keepUnused) await store.prune();
	const { contextLength, parallelRequests, flashAttention, cacheType, templatePreference, runtime } = configuration;
	return createEngine({
		store,
		scheduler: createScheduler({
			maxLoadedModels: configuration.maxLoadedModels,
			maxQueue: configuration.maxQueue,
			keepAlive: configuration.keepAlive,
			loadStallTimeout: configuration.loadTimeout,
			onEvent: (event) => logSchedulerEvent(logger, event)
		}),
		runtimes: [llamaCppRuntime(logger)],
		settings: {
			contextLength,
			keepUnused: configuration.keepUnused,
			...parallelRequests === void 0 ? {} : { parallelRequests },
			...flashAttention === void 0 ? {} : { flashAttention },
			...cacheType === void 0 ? {} : { cacheType },
			...templatePreference === void 0 ? {} : { templatePreference },
			...runtime === void 0 ? {} : { runtime }
		}
	});
}
// apps/server/dist/version.js
const { version } = createRequire(import.meta.url)("../package.json");
/** The version of this server, as `/api/version` answers. */
const serverVersion = version;
// apps/server/dist/start-server.js
function withOverrides(configuration, options) {
	const address = {
		...configuration.address,
		...options.host === void 0 ? {} : { host: options.host },
		...options.port === void 0 ? {} : { port: options.port }
	};
	const modelsDirectory = options.modelsDirectory ?? configuration.modelsDirectory;
	return {
		...configuration,
		address,
		modelsDirectory
	};
}
/** A server on an address of this machine that others can't reach. */
function listensOnLoopback(host) {
	if (host === "" || host === "0.0.0.0" || host === "::") return false;
	return host === "localhost" || host === "::1" || isIP(host) === 4 && host.startsWith("127.");
}
/** How clients reach the server. Not every system connects to the addresses that mean "all interfaces". */
function clientUrl(host, port) {
	return parseHostAddress(`${isIP(host) === 6 ? `[${host}]` : host}:${port}`).url;
}
/** Listens, or rejects with Node's own error: its `code` is `EADDRINUSE` where the port is taken. */
function listen(server, { host, port }) {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host === "" ? void 0 : host, () => {
			server.off("error", reject);
			resolve(server.address());
		});
	});
}
function createLogger(configuration, enabled) {
	return (0, import_pino.pino)({
		level: configuration.logLevel,
		enabled
	}, import_pino.pino.destination({
		dest: 2,
		sync: false
	}));
}
function createHttpServer(application) {
	const server = createAdaptorServer({ fetch: application.fetch });
	server.requestTimeout = 0;
	return server;
}
/**
* Starts a server.
*
* @throws Node's error with the code `EADDRINUSE` where the port is taken, `EACCES` where it may not be used.
*/
async function startServer(options = {}) {
	const configuration = withOverrides(readConfiguration(options.environment ?? process.env), options);
	const logger = createLogger(configuration, options.log ?? true);
	for (const warning of configuration.warnings) logger.warn(warning);
	const engine = await composeEngine(configuration, logger);
	const { host } = configuration.address;
	const server = createHttpServer(createApplication({
		engine,
		logger,
		version: serverVersion,
		origins: [...configuration.origins, ...localOrigins],
		checkHost: listensOnLoopback(host)
	}));
	try {
		const { port } = await listen(server, configuration.address);
		if (options.withTinyModel) await addTinyModel(engine);
		const url = clientUrl(host, port);
		logger.info(`Listening on ${host || "*"}:${port} (version ${serverVersion})`);
		return {
			url,
			port,
			close: closeOnce(server, engine.close)
		};
	} catch (error) {
		server.close();
		await engine.close();
		throw error;
	}
}
function closeOnce(server, closeEngine) {
	let closing;
	return () => {
		closing ??= (async () => {
			const stopped = new Promise((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closeEngine();
			await stopped;
		})();
		return closing;
	};
}
export { startServer };
