import { formatDate } from "../i18n";
import type { Answer } from "./answers";
import { utc } from "./series";

/** A questionnaire without scales draws no line: each time that it was answered, the last one first. */
export function Times({ name, answers }: { name: string; answers: readonly Answer[] }) {
  return (
    <section class="trend">
      <h2>{name}</h2>
      <ul>
        {answers.toReversed().map(({ on, checkin }) => (
          <li key={checkin.id}>
            <a class="link" href={`/result/${checkin.id}`}>
              {formatDate(utc(on), "day", "UTC")}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
