import { describe, expect, it } from 'vitest';
import { alternate } from './rounds.js';

describe('alternate', () => {
  it('takes turns and gives as many results as were wanted', async () => {
    const order: string[] = [];
    const side = (name: string) => async (): Promise<string> => {
      order.push(name);
      return name;
    };
    const { first, second } = await alternate(3, side('A'), side('B'));
    expect(first).toEqual(['A', 'A', 'A']);
    expect(second).toEqual(['B', 'B', 'B']);
    expect(order.join('')).toMatch(/^(AB){3,}$/);
  });
});
