/** More characters than any schema of use makes; llama.cpp's parser recurses over rules and overflows its stack on megabytes. */
const longestGrammar = 512 * 1024;

/** Parentheses within each other. llama.cpp's parser recurses for each and ends the process when its stack overflows. */
const deepestNesting = 500;

/** Why llama.cpp should not be given a grammar: it would end the process. Undefined where it may. */
export function dangerOfGrammar(grammar: string): string | undefined {
  if (grammar.length > longestGrammar)
    return `it has ${grammar.length} characters, and at most ${longestGrammar} are allowed`;
  return nesting(grammar) > deepestNesting ? `its parentheses are nested more than ${deepestNesting} deep` : undefined;
}

/** Parentheses within texts and comments are counted too: that can only make the number too large. */
function nesting(grammar: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of grammar) {
    if (character === '(') deepest = Math.max(deepest, ++depth);
    else if (character === ')' && depth > 0) depth--;
  }
  return deepest;
}
