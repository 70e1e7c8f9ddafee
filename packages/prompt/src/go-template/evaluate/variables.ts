import type { GoValue } from '../values/go-values.js';

/** The variables of one body, innermost last. */
export class Variables {
  readonly #stack: { readonly name: string; value: GoValue }[];

  constructor(dollar: GoValue) {
    this.#stack = [{ name: '$', value: dollar }];
  }

  mark(): number {
    return this.#stack.length;
  }

  release(mark: number): void {
    this.#stack.length = mark;
  }

  declare(name: string, value: GoValue): void {
    this.#stack.push({ name, value });
  }

  /** Sets a variable that was declared before; false if there is none. */
  assign(name: string, value: GoValue): boolean {
    const variable = this.#find(name);
    if (variable !== undefined) variable.value = value;
    return variable !== undefined;
  }

  get(name: string): GoValue {
    return this.#find(name)?.value;
  }

  /** Sets the variable that was declared as the n-th from the end (1 is the last). */
  setFromEnd(place: number, value: GoValue): void {
    const variable = this.#stack.at(-place);
    if (variable !== undefined) variable.value = value;
  }

  #find(name: string): { value: GoValue } | undefined {
    return this.#stack.findLast((variable) => variable.name === name);
  }
}
