/**
 * @typedef {import('./read-gguf.mjs').Matrix} Matrix
 * @typedef {import('./read-gguf.mjs').Weights} Weights
 */

/**
 * The hidden states of a Llama model behind its last norm, one for each token, in 64-bit floats. A token sees those before
 * it, as when the model writes.
 *
 * @param {Weights} weights
 * @param {readonly number[]} tokens
 * @returns {Float64Array[]}
 */
export function hiddenStates({ metadata, tensors }, tokens) {
  /** @param {string} key @returns {number} */
  const setting = (key) => metadata[`llama.${key}`];
  const epsilon = setting('attention.layer_norm_rms_epsilon');
  const heads = setting('attention.head_count');
  const shared = heads / setting('attention.head_count_kv');
  const size = setting('attention.key_length');

  /** @param {string} name @returns {Matrix} */
  const tensor = (name) => tensors[name] ?? missing(name);
  /** @param {Float64Array} vector @param {string} name */
  const norm = (vector, name) => {
    const { values } = tensor(name);
    const scale = 1 / Math.sqrt(dot(vector, vector) / vector.length + epsilon);
    return vector.map((value, index) => value * scale * (values[index] ?? 0));
  };
  /** @param {Float64Array} vector */
  const turn = (vector, /** @type {number} */ position) => rotate(vector, position, size, setting('rope.freq_base'));

  let states = tokens.map((token) => row(tensor('token_embd.weight'), token));
  for (let layer = 0; layer < setting('block_count'); layer++) {
    /** @param {string} name */
    const part = (name) => `blk.${layer}.${name}.weight`;
    const inputs = states.map((state) => norm(state, part('attn_norm')));
    const queries = inputs.map((input, position) => turn(multiply(tensor(part('attn_q')), input), position));
    const keys = inputs.map((input, position) => turn(multiply(tensor(part('attn_k')), input), position));
    const values = inputs.map((input) => multiply(tensor(part('attn_v')), input));
    states = states.map((state, position) => {
      const mixed = new Float64Array(heads * size);
      for (let head = 0; head < heads; head++) {
        const from = Math.floor(head / shared) * size;
        const query = headOf(queries[position], head * size, size);
        const seen = keys.slice(0, position + 1).map((key) => dot(query, headOf(key, from, size)) / Math.sqrt(size));
        for (const [index, weight] of softmax(seen).entries())
          for (let i = 0; i < size; i++)
            mixed[head * size + i] = (mixed[head * size + i] ?? 0) + weight * (values[index]?.[from + i] ?? 0);
      }
      const attended = add(state, multiply(tensor(part('attn_output')), mixed));
      const input = norm(attended, part('ffn_norm'));
      const up = multiply(tensor(part('ffn_up')), input);
      const gated = multiply(tensor(part('ffn_gate')), input).map(
        (gate, i) => (gate / (1 + Math.exp(-gate))) * (up[i] ?? 0),
      );
      return add(attended, multiply(tensor(part('ffn_down')), gated));
    });
  }
  return states.map((state) => norm(state, 'output_norm.weight'));
}

/**
 * The likeliest next token. The tiny model reads and writes with the same matrix.
 *
 * @param {Weights} weights
 * @param {Float64Array} state
 */
export function likeliest({ tensors }, state) {
  const scores = multiply(tensors['token_embd.weight'] ?? missing('token_embd.weight'), state);
  return scores.indexOf(Math.max(...scores));
}

/**
 * The mean of vectors, scaled to length 1.
 *
 * @param {readonly Float64Array[]} vectors
 */
export function unitMean(vectors) {
  const sum = vectors.reduce(add);
  const length = Math.sqrt(dot(sum, sum));
  return sum.map((value) => value / length);
}

/** @param {Float64Array} a @param {Float64Array} b */
export function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** @param {Float64Array} a @param {Float64Array} b */
function add(a, b) {
  return a.map((value, index) => value + (b[index] ?? 0));
}

/** @param {Matrix} matrix @param {number} index */
function row({ values, columns }, index) {
  return values.subarray(index * columns, (index + 1) * columns);
}

/** @param {Matrix} matrix @param {Float64Array} vector */
function multiply(matrix, vector) {
  const rows = matrix.values.length / matrix.columns;
  return Float64Array.from({ length: rows }, (_, index) => dot(row(matrix, index), vector));
}

/** @param {Float64Array | undefined} vector @param {number} start @param {number} size */
function headOf(vector, start, size) {
  return vector?.subarray(start, start + size) ?? new Float64Array(size);
}

/** @param {readonly number[]} scores */
function softmax(scores) {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * Turns the pairs of neighbours in each head by angles that grow with the position: rotary embeddings as GGUF orders them.
 *
 * @param {Float64Array} vector
 * @param {number} position
 * @param {number} size
 * @param {number} base
 */
function rotate(vector, position, size, base) {
  return vector.map((value, index) => {
    const first = index % 2 === 0;
    const angle = position * base ** (-(((index % size) >> 1) * 2) / size);
    const other = vector[first ? index + 1 : index - 1] ?? 0;
    return value * Math.cos(angle) + other * Math.sin(angle) * (first ? -1 : 1);
  });
}

/**
 * @param {string} name
 * @returns {never}
 */
function missing(name) {
  throw new Error(`no tensor "${name}"`);
}
