import { App as AntApp, ConfigProvider, Spin, type ThemeConfig } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createBrowserRouter, Navigate, RouterProvider, type RouteObject } from 'react-router';
import { Frame } from './frame/frame.js';
import { lazyPage } from './frame/lazy-page.js';
import { PageFailure } from './frame/page-failure.js';
import { InboxPage } from './lists/inbox-page.js';
import { LoginPage } from './session/login-page.js';
import { SessionProvider } from './session/session.js';

const theme: ThemeConfig = {
  token: {
    colorPrimary: '#155e9f',
    colorInfo: '#155e9f',
    colorLink: '#155e9f',
    colorSuccess: '#2b7a3d',
    colorWarning: '#9a4b00',
    colorError: '#b3261e',
    colorSuccessBg: '#e8f4eb',
    colorSuccessBorder: '#a9d3b4',
    colorWarningBg: '#fff6e0',
    colorWarningBorder: '#efd08f',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#f0b4ae',
    colorTextPlaceholder: 'rgb(0 0 0 / 55%)',
    borderRadius: 4,
    fontFamily:
      '"PingFang SC","Microsoft YaHei","Noto Sans SC","Source Han Sans SC","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif',
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
};

const routes: RouteObject[] = [
  { path: '/login', element: <LoginPage />, errorElement: <PageFailure /> },
  {
    element: <Frame />,
    errorElement: <PageFailure />,
    hydrateFallbackElement: <Spin fullscreen description="正在打开" />,
    children: [
      {
        // Inside the frame, so that the bar on top stays when a page fails.
        errorElement: <PageFailure />,
        children: [
          { path: '/', element: <InboxPage /> },
          { path: '/forms', lazy: lazyPage(async () => (await import('./lists/forms-page.js')).FormsPage) },
          { path: '/forms/:id', lazy: lazyPage(async () => (await import('./form/form-page.js')).FormPage) },
          {
            path: '/forms/:id/versions',
            lazy: lazyPage(async () => (await import('./versions/versions-page.js')).VersionsPage),
          },
          { path: '/new', lazy: lazyPage(async () => (await import('./create/new-page.js')).NewPage) },
          { path: '/import', lazy: lazyPage(async () => (await import('./create/import-page.js')).ImportPage) },
          { path: '*', element: <Navigate to="/" replace /> },
        ],
      },
    ],
  },
];

const router = createBrowserRouter(routes);

/** The web app: language, colours, session, pages. */
export const App = () => (
  <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
    <AntApp>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </AntApp>
  </ConfigProvider>
);
