import { characterClass, choice, classCharacter, literal, sequence, type Expression } from './gbnf.js';
import { anyCharacter, neverPlain, stringCharacter } from './pattern-class.js';

/** The names that begin alike, by their next character. */
interface NameTree {
  readonly next: Map<string, NameTree>;

  /** Whether a name ends here. */
  end: boolean;
}

/** A JSON string that is none of these names, so that an additional property can't take the place of a described one. */
export function nameOtherThan(names: readonly string[]): Expression {
  const tree: NameTree = { next: new Map(), end: false };
  for (const name of names) insert(tree, [...name]);
  return sequence(literal('"'), otherEnd(tree), literal('"'));
}

function insert(tree: NameTree, characters: readonly string[]): void {
  let node = tree;
  for (const character of characters) {
    const next = node.next.get(character) ?? { next: new Map<string, NameTree>(), end: false };
    node.next.set(character, next);
    node = next;
  }
  node.end = true;
}

/** The rest of a string whose start is shared with some names, so that the whole is none of them. */
function otherEnd({ next, end }: NameTree): Expression {
  const deviating = characterClass(
    [...next.keys()]
      .filter((character) => !isEscaped(character))
      .map(classCharacter)
      .join('') + neverPlain,
    true,
  );
  const options = [...next].map(([character, tree]) => sequence(stringCharacter(character), otherEnd(tree)));
  const rest = choice([...options, sequence(deviating, `${anyCharacter}*`)]);
  return end ? rest : `(${rest})?`;
}

function isEscaped(character: string): boolean {
  return stringCharacter(character) !== literal(character);
}
