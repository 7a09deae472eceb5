import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { IndicatorOffer } from "../../workflows/contractOffer";
import { IndicatorChoice } from "./IndicatorChoice";
import { useFormLook } from "./useFormLook";

/** What is measured, the most important first; the chosen ones stand on top. */
export function IndicatorStep(props: {
  readonly indicators: readonly IndicatorOffer[];
  readonly chosen: readonly string[];
  readonly mostPriorities: number;
  readonly message: string | undefined;
  readonly onChoose: (indicatorIds: readonly string[]) => void;
}) {
  const { indicators, chosen, mostPriorities, message, onChoose } = props;
  const look = useFormLook();
  const choose = (id: string, isChosen: boolean) =>
    onChoose(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  const moveUp = (id: string) => {
    const at = chosen.indexOf(id);
    onChoose([...chosen.slice(0, at - 1), id, chosen[at - 1]!, ...chosen.slice(at + 1)]);
  };
  return (
    <div className={look.section}>
      <p className={look.hint}>
        Few indicators that everybody acts on are worth more than many. The library&apos;s suggestions are
        chosen; published figures are context only and flag nothing.
      </p>
      <div role="status">
        {chosen.length > mostPriorities && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{priorityWarning(chosen.length, mostPriorities)}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {/* No Field around them: it would make one control of all the boxes. */}
      {message && (
        <p className={look.error} role="alert">
          {message}
        </p>
      )}
      <ul className={look.list} aria-label="Indicators">
        {indicators.map((indicator) => {
          const at = chosen.indexOf(indicator.id);
          return (
            <li key={indicator.id}>
              <IndicatorChoice
                indicator={indicator}
                place={at < 0 ? null : at + 1}
                isPriority={at < mostPriorities}
                onChoose={(isChosen) => choose(indicator.id, isChosen)}
                onMoveUp={() => moveUp(indicator.id)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** More than a meeting can hold: what then becomes of them. */
export function priorityWarning(chosen: number, mostPriorities: number): string {
  return `${chosen} indicators are chosen. Meetings that look at more than ${mostPriorities} decide little: the first ${mostPriorities} are priorities, the others are only watched.`;
}
