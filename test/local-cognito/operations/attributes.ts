import * as v from 'valibot';

export const AttributeList = v.optional(
  v.nullable(v.array(v.object({ Name: v.string(), Value: v.optional(v.string(), '') }))),
);

export function attributeMap(list: v.InferOutput<typeof AttributeList>): Record<string, string> {
  return Object.fromEntries((list ?? []).map(({ Name, Value }) => [Name, Value]));
}
