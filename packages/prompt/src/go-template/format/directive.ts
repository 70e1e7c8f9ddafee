/** One `%` directive of a format text. */
export interface Directive {
  readonly verb: string;
  readonly plus: boolean;
  readonly minus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;

  /** `%+v`: names of fields are printed. */
  readonly fieldNames: boolean;

  /** `%#v`: values are printed as Go source. */
  readonly asSource: boolean;
  readonly width?: number;
  readonly precision?: number;
}

/** The directive `%v`, as printing without a format uses it. */
export const plainDirective: Directive = {
  verb: 'v',
  plus: false,
  minus: false,
  sharp: false,
  space: false,
  zero: false,
  fieldNames: false,
  asSource: false,
};

/** Brings a text to the directive's width. */
export function pad(text: string, directive: Directive): string {
  const missing = (directive.width ?? 0) - [...text].length;
  if (missing <= 0) return text;
  if (directive.minus) return text + ' '.repeat(missing);
  return (directive.zero ? '0' : ' ').repeat(missing) + text;
}
