import { describe, expect, it } from 'vitest';
import { alternate } from './rounds.js';

describe('alternate', () => {
  it('takes turns and gives as many results as were wanted', async () => {
    const order: string[] = [];
    const side = (name: string) => async (): Promise<string> => {
      order.push(name);
      return name;
    };
    const { firsts, seconds } = await alternate(3, { first: side('A'), second: side('B') });
    expect(firsts).toEqual(['A', 'A', 'A']);
    expect(seconds).toEqual(['B', 'B', 'B']);
    expect(order.join('')).toMatch(/^(AB){3,}$/);
  });
});
