const vocabulary =
  'river stone market engine winter garden letter signal copper harbor window forest number circle planet thread'.split(
    ' ',
  );

// A prompt that was seen before would come from the prompt cache, so each run begins elsewhere.
let lastSeed = Date.now() % 1_000_000;

/** `count` short English words, other ones at each call. */
export function randomWords(count: number): string {
  const words: string[] = [];
  let state = Math.imul(++lastSeed, 2_654_435_761) >>> 0;
  for (let index = 0; index < count; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    words.push(vocabulary[state >>> 28] ?? '');
  }
  return words.join(' ');
}

/** Ends so that a model goes on writing: a rate over a few tokens says little. */
const opening = '\n\nA very long story that uses all of these words:\n\nOnce upon a time there was a';

/** A prompt of about `count` words that makes a model write at length. */
export function storyPrompt(count: number): string {
  return randomWords(count) + opening;
}
