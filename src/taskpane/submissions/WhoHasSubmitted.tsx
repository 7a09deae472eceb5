import { useState } from "react";
import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { SubmissionsList } from "../../workflows/submissions";
import { usePaneStore } from "../storeContext";
import { localDay } from "../templates/localDay";
import { valueOrReason } from "../valueOrReason";

const useStyles = makeStyles({
  section: { display: "grid", justifyItems: "start", gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { display: "grid", gap: tokens.spacingVerticalXS, margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

/** Who has sent what, and who is late: in words here, with all earlier periods on the sheet Submissions. */
export function WhoHasSubmitted() {
  const styles = useStyles();
  const { services } = usePaneStore();
  const [list, setList] = useState<SubmissionsList | string | null>(null);
  const look = async () => setList(valueOrReason(await services.listSubmissions({ today: localDay() })));
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>Who has submitted</h3>
      <Button onClick={look}>Show who has submitted and who is late</Button>
      {typeof list === "string" && <p className={styles.hint}>{list}</p>}
      {list !== null && typeof list !== "string" && (
        <>
          <p role="status">{list.summary} All of it stands on the sheet Submissions.</p>
          <ul className={styles.list}>
            {list.latest.map(({ provider, status }) => (
              <li key={provider}>
                {provider}: {status}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
