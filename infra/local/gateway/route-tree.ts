import type { ApiMethod } from './api-model.ts';

/** The method a request is for, with its decoded path parameters. */
export type Matched = { method: ApiMethod; pathParameters: Record<string, string> };

type Branch = { name: string; node: Node };
type Node = {
  literals: Map<string, Node>;
  parameter?: Branch;
  greedy?: Branch;
  methods: Map<string, ApiMethod>;
};

/** Finds methods by path: a literal part goes before a parameter, that before a greedy one. */
export const routeTree = (methods: readonly ApiMethod[]) => {
  const root = emptyNode();
  for (const method of methods) {
    const parts = method.resourcePath.split('/').filter((part) => part !== '');
    parts.reduce(grow, root).methods.set(method.httpMethod, method);
  }
  return (httpMethod: string, segments: readonly string[]): Matched | undefined => {
    const found = find(root, segments);
    const method = found?.node.methods.get(httpMethod) ?? found?.node.methods.get('ANY');
    return method && { method, pathParameters: Object.fromEntries(found?.parameters ?? []) };
  };
};

const emptyNode = (): Node => ({ literals: new Map(), methods: new Map() });

const grow = (node: Node, part: string): Node => {
  const [, name, plus] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? [];
  if (name === undefined) {
    const next = node.literals.get(part) ?? emptyNode();
    node.literals.set(part, next);
    return next;
  }
  return (node[plus === '+' ? 'greedy' : 'parameter'] ??= { name, node: emptyNode() }).node;
};

type Found = { node: Node; parameters: [string, string][] };

/** A resource without methods is passed over, as if it were not deployed. */
const find = (node: Node, segments: readonly string[]): Found | undefined => {
  const [segment, ...rest] = segments;
  if (segment === undefined) return node.methods.size > 0 ? { node, parameters: [] } : undefined;
  const literal = node.literals.get(segment);
  return (
    (literal && find(literal, rest)) ??
    (segment === '' ? undefined : along(node.parameter, segment, rest)) ??
    along(node.greedy, segments.join('/'), [])
  );
};

const along = (
  branch: Branch | undefined,
  value: string,
  rest: readonly string[],
): Found | undefined => {
  const found = branch && find(branch.node, rest);
  return found && { node: found.node, parameters: [[branch.name, value], ...found.parameters] };
};
