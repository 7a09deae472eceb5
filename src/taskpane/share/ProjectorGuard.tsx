import { useState } from "react";
import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from "@fluentui/react-components";
import type { GuardAnswer } from "../../workflows/projectorGuard";
import { usePaneStore } from "../storeContext";
import { valueOrReason } from "../valueOrReason";

const useStyles = makeStyles({
  view: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  fit: { justifySelf: "start" },
  list: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
  },
});

/** More than these are counted: the sheets to hide are the same. */
const MOST_LISTED = 20;

/** Asks what the people in the room could work out from what is visible. */
export function ProjectorGuard() {
  const styles = useStyles();
  const { services } = usePaneStore();
  const [isAsking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<GuardAnswer | string | null>(null);
  const ask = async () => {
    setAsking(true);
    setAnswer(null);
    const outcome = await services.guardProjector({});
    setAsking(false);
    setAnswer(valueOrReason(outcome));
  };
  const exposed = answer === null || typeof answer === "string" ? [] : answer.exposed;
  return (
    <div className={styles.view}>
      <Button className={styles.fit} disabledFocusable={isAsking} onClick={ask}>
        What can the room work out?
      </Button>
      {isAsking && <Spinner size="tiny" label="Working it out from what is visible" />}
      <div role="status">
        {answer !== null && (
          <MessageBar
            intent={typeof answer === "string" ? "error" : exposed.length === 0 ? "success" : "warning"}
            layout="multiline"
          >
            <MessageBarBody>{typeof answer === "string" ? answer : answer.sentence}</MessageBarBody>
          </MessageBar>
        )}
      </div>
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
