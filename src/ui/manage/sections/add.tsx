import { AddView } from '../../add/add-view';

export function AddSection() {
  return <AddView />;
}
