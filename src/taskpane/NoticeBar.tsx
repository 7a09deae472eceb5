import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { REFRESHED_BY_OTHER } from "./paneState";
import { usePaneState, usePaneStore } from "./storeContext";

/** Failure of a workbook without contract tables: figures of another layout can be read after a mapping. */
const NO_TABLES = "NoTables";

/** The last sentence for the person: what went wrong and what to do, or what was done. */
export function NoticeBar() {
  const store = usePaneStore();
  const notice = usePaneState((state) => state.notice);
  if (!notice) return null;
  const dismiss = (
    <Button
      appearance="transparent"
      icon={<DismissRegular />}
      aria-label="Dismiss"
      onClick={store.dismissNotice}
    />
  );
  return (
    <MessageBar intent={notice.intent} layout="multiline">
      <MessageBarBody>{notice.text}</MessageBarBody>
      <MessageBarActions containerAction={dismiss}>
        {notice.code === REFRESHED_BY_OTHER && <Button onClick={store.refresh}>Refresh all the same</Button>}
        {notice.code === NO_TABLES && <Button onClick={store.openWizard}>Use the selected range</Button>}
      </MessageBarActions>
    </MessageBar>
  );
}
