/** From the client's answers to what pages work with: a value, or a thrown refusal or fault that the page shows. */
import { RecourseUnavailable, type Answer, type Problem } from '../../sdk/index.ts';

/** The server's no, with its why and its fix. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}
/** No answer, or a fault behind it: the same question may be asked again. */
export const Unavailable = RecourseUnavailable;

export async function valueOf<T>(asked: Promise<Answer<T>>): Promise<T> {
  const answer = await asked;
  if (answer.kind === 'refused') throw new Refused(answer.problem);
  return answer.value;
}
