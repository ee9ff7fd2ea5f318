import typescript from 'typescript';

/**
 * A number that people read goes through `numberText` (shared/page/number-text.ts), which writes 12.345 in Indonesian
 * and 12,345 in English. What is no count, such as the version of a text, is written `String(…)`: that is a decision
 * somebody made. Attributes and what is drawn are left alone.
 */
export const numberText = {
  meta: {
    type: 'problem',
    messages: { bare: 'Write numberText(…, lang) for a count, or String(…) for what is none.' },
    schema: [],
  },
  create: (context) => {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    const isNumber = (node) => {
      const parts = partsOf(checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node)));
      const shown = parts.filter(({ flags }) => (flags & nothingFlags) === 0);
      return shown.length > 0 && shown.every(({ flags }) => (flags & numberFlags) !== 0);
    };
    const look = (node) => {
      if (isNumber(node)) context.report({ node, messageId: 'bare' });
    };
    const lookAtTemplate = ({ expressions }) => expressions.forEach(look);
    if (context.filename.endsWith('.ts')) return { TemplateLiteral: lookAtTemplate };
    return {
      ':matches(JSXElement, JSXFragment) > JSXExpressionContainer': ({ expression }) =>
        shownBy(expression).forEach((one) =>
          one.type === 'TemplateLiteral' ? lookAtTemplate(one) : look(one),
        ),
    };
  },
};

const { TypeFlags } = typescript;
const numberFlags = TypeFlags.Number | TypeFlags.NumberLiteral;
/** Nothing is shown of these. */
const nothingFlags = TypeFlags.Undefined | TypeFlags.Null | TypeFlags.BooleanLiteral;

const partsOf = (type) => (type.isUnion() ? type.types : [type]);

/** What of an expression can be shown: both sides of a choice, the right of a condition. */
const shownBy = (node) => {
  if (node.type === 'ConditionalExpression')
    return [...shownBy(node.consequent), ...shownBy(node.alternate)];
  if (node.type === 'LogicalExpression')
    return node.operator === '&&'
      ? shownBy(node.right)
      : [...shownBy(node.left), ...shownBy(node.right)];
  return [node];
};
