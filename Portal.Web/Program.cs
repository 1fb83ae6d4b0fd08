using Portal.Web.CommandLine;

return await PortalCommandLine.Create().Parse(args).InvokeAsync();
