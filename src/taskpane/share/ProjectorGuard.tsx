import { useState } from "react";
import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from "@fluentui/react-components";
import type { Outcome } from "../../workflows/outcome";
import type { GuardAnswer } from "../../workflows/projectorGuard";
import { usePaneStore } from "../storeContext";
import { valueOrReason } from "../valueOrReason";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  fit: { justifySelf: "start" },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
  },
});

/** More than these are counted: what to hide is the same. */
const MOST_LISTED = 20;

/** Asks what the people in the room could work out from what is visible. */
export function ProjectorGuard() {
  const styles = useStyles();
  const { services } = usePaneStore();
  const [isAsking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<GuardAnswer | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const ask = async (question: () => Promise<Outcome<GuardAnswer>>) => {
    setAsking(true);
    setReason(null);
    const told = valueOrReason(await question());
    setAsking(false);
    if (typeof told === "string") setReason(told);
    else setAnswer(told);
  };
  const { exposed = [], toHide = [], hidden = [], hiddenInWords = "" } = answer ?? {};
  return (
    <div className={styles.view}>
      <Button
        className={styles.fit}
        disabledFocusable={isAsking}
        onClick={() => ask(() => services.guardProjector({}))}
      >
        What can the room work out?
      </Button>
      {isAsking && <Spinner size="tiny" label="Working it out from what is visible" />}
      <div role="status" className={styles.view}>
        {reason !== null && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{reason}</MessageBarBody>
          </MessageBar>
        )}
        {answer !== null && (
          <MessageBar intent={exposed.length === 0 ? "success" : "warning"} layout="multiline">
            <MessageBarBody>{answer.sentence}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {toHide.length > 0 && (
        <Button
          className={styles.fit}
          appearance="primary"
          disabledFocusable={isAsking}
          onClick={() => ask(() => services.hideFromRoom(toHide, {}))}
        >
          {toHide.length === 1 ? "Hide it" : "Hide all of it"}
        </Button>
      )}
      {hidden.length > 0 && (
        <div className={styles.view}>
          <p className={styles.hint}>Hidden from the room: {hiddenInWords}.</p>
          <Button
            className={styles.fit}
            disabledFocusable={isAsking}
            onClick={() => ask(() => services.showRoomSheets({}))}
          >
            {hidden.length === 1 ? "Show it again" : "Show them again"}
          </Button>
        </div>
      )}
      {exposed.length > 0 && (
        <ul className={styles.list} aria-label="What can be read or worked out">
          {exposed.slice(0, MOST_LISTED).map(({ what, how, cells }) => (
            <li key={`${what}|${how}`}>
              {what} {how}.{" "}
              {cells.map((cell) => (
                <Button
                  key={`${cell.sheet}!${cell.address}`}
                  size="small"
                  onClick={() => services.goToCells(cell)}
                >
                  Show {cell.sheet}!{cell.address}
                </Button>
              ))}
            </li>
          ))}
          {exposed.length > MOST_LISTED && <li>and {exposed.length - MOST_LISTED} more</li>}
        </ul>
      )}
    </div>
  );
}
