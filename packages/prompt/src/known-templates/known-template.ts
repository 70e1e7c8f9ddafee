/** A named Go template that stands for a family of published Jinja templates. */
export interface KnownTemplate {
  /** For example `chatml`. */
  readonly name: string;

  /** The Go template, as it is stored with a model. */
  readonly template: string;

  /** Parameters that go with it. */
  readonly parameters: { readonly stop: readonly string[] };

  /**
   * Whether published Jinja templates of the family take a system message (`yes`) or refuse it (`refused`); `never`
   * for a template that no Jinja template leads to.
   */
  readonly system: 'yes' | 'refused' | 'never';

  /** Texts in which the named template may differ from the published ones. */
  readonly ignored?: readonly string[];
}
