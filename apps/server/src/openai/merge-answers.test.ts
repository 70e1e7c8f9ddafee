import { describe, expect, it } from 'vitest';
import { mergeAnswers } from './merge-answers.js';

async function* letters(text: string, ended: string[], failAtEnd = false): AsyncGenerator<string> {
  try {
    for (const letter of text) {
      await Promise.resolve();
      yield letter;
    }
    if (failAtEnd) throw new Error(`${text} failed`);
  } finally {
    ended.push(text);
  }
}

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events) continue;
}

describe('several answers', () => {
  it('come side by side, each in its own order', async () => {
    const texts = ['', ''];
    for await (const { index, event } of mergeAnswers([letters('abc', []), letters('xy', [])], () => {})) {
      texts[index] += event;
    }
    expect(texts).toEqual(['abc', 'xy']);
  });

  it('have their turns one after the other', async () => {
    const order: number[] = [];
    for await (const { index } of mergeAnswers([letters('abc', []), letters('xyz', [])], () => {})) order.push(index);
    expect(order).toEqual([0, 1, 0, 1, 0, 1]);
  });

  it('all end when one fails', async () => {
    const ended: string[] = [];
    let told = false;
    const merged = mergeAnswers([letters('a', ended, true), letters('xyzxyz', ended)], () => {
      told = true;
    });
    await expect(drain(merged)).rejects.toThrow('a failed');
    expect(ended.sort()).toEqual(['a', 'xyzxyz']);
    expect(told).toBe(true);
  });

  it('all end when nobody listens any more', async () => {
    const ended: string[] = [];
    for await (const _ of mergeAnswers([letters('abc', ended), letters('xyz', ended)], () => {})) break;
    expect(ended.sort()).toEqual(['abc', 'xyz']);
  });
});
