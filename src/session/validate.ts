/** What a listener's validator says of its inputs. */
import { toList, type StandardSchema, type Validator, type Verdict } from "../graph/listener";
import { show } from "../graph/spec";

/** A message for each input that must not go to the handler, by its place. */
export async function problemsOf(validator: Validator, args: readonly unknown[], count: number): Promise<Map<number, string>> {
  return isSchema(validator) ? askSchema(validator, args, count) : askFunction(validator, args, count);
}

const isSchema = (validator: Validator): validator is StandardSchema => "~standard" in validator;

async function askFunction(validator: (...args: any[]) => unknown, args: readonly unknown[], count: number): Promise<Map<number, string>> {
  const answer = await validator(...args);
  const verdicts = toList(answer);
  if (Array.isArray(answer) && answer.length !== count)
    throw new TypeError(`the validator must answer with ${count} verdicts, one for each input; got ${answer.length}`);
  const problems = new Map<number, string>();
  for (const [i, verdict] of verdicts.entries()) {
    if (!isVerdict(verdict))
      throw new TypeError(`the validator must answer with verdicts like { ok: false, message: "…" }; got ${show(verdict)}`);
    if (!verdict.ok) problems.set(i, verdict.message ?? "This can't be used.");
  }
  return problems;
}

const isVerdict = (verdict: unknown): verdict is Verdict => typeof verdict === "object" && verdict !== null && "ok" in verdict;

async function askSchema(schema: StandardSchema, args: readonly unknown[], count: number): Promise<Map<number, string>> {
  const { issues = [] } = await schema["~standard"].validate(count === 1 ? args[0] : args);
  const problems = new Map<number, string>();
  for (const { message, path } of issues) {
    const first = path?.[0];
    const key = typeof first === "object" && first !== null && "key" in first ? first.key : first;
    const place = count > 1 && typeof key === "number" ? key : 0;
    if (!problems.has(place)) problems.set(place, message);
  }
  return problems;
}
