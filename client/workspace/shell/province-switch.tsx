/** An account that is bound to no province chooses the one it works in; everything on screen is read again. */
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../../api/transport';
import { shellWords as words } from '../../i18n/workspace/shell';
import type { Session } from '../api/shapes';
import { paths } from '../paths';
import { useSay } from '../say';
import { useAdoptSession, useSession } from '../session/session';

export function ProvinceSwitch() {
  const say = useSay();
  const navigate = useNavigate();
  const adopt = useAdoptSession();
  const { province, provinces } = useSession();
  const change = useMutation({
    mutationFn: (provinceId: string) => call<Session>('POST', '/session/province', { body: { provinceId } }),
    onSuccess: (session) => {
      adopt(session);
      void navigate(paths.home);
    },
  });
  if (provinces.length < 2) return <span className="mut xs province">{say(province.name)}</span>;
  return (
    <label className="province">
      <span className="vh">{say(words.switchProvince)}</span>
      <select
        className="input"
        value={province.id}
        disabled={change.isPending}
        onChange={(event) => change.mutate(event.target.value)}
      >
        {provinces.map((one) => (
          <option key={one.id} value={one.id}>
            {say(one.name)}
          </option>
        ))}
      </select>
      {change.error ? <span className="fault">{say(words.switchFailed)}</span> : null}
    </label>
  );
}
