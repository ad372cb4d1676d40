import { useServices } from '../../services';
import { SectionHeading } from '../heading';

export function AboutSection() {
  const { text, version } = useServices();
  return (
    <>
      <SectionHeading title={text.manage.sections.about}>{text.about.purpose}</SectionHeading>
      <p>{text.about.version(version)}</p>
      <p>{text.about.network}</p>
      <p>{text.about.independence}</p>
    </>
  );
}
