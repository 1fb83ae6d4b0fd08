-- The database and two logins: one changes the schema and is used by the verbs `migrate` and `backup` alone, the other serves and can
-- neither change the schema nor touch what the audit trail says. Run by sqlcmd as an administrator of the server:
--   sqlcmd -I -v Database=Portal MigratePassword=… ServePassword=… -i sqlserver.sql
IF DB_ID('$(Database)') IS NULL CREATE DATABASE [$(Database)];
GO
ALTER DATABASE [$(Database)] SET ALLOW_SNAPSHOT_ISOLATION ON;
ALTER DATABASE [$(Database)] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
IF SUSER_ID('portal_migrate') IS NULL CREATE LOGIN portal_migrate WITH PASSWORD = '$(MigratePassword)', DEFAULT_DATABASE = [$(Database)];
IF SUSER_ID('portal_serve') IS NULL CREATE LOGIN portal_serve WITH PASSWORD = '$(ServePassword)', DEFAULT_DATABASE = [$(Database)];
GO
USE [$(Database)];
GO
IF DATABASE_PRINCIPAL_ID('portal_migrate') IS NULL CREATE USER portal_migrate FOR LOGIN portal_migrate WITH DEFAULT_SCHEMA = dbo;
IF DATABASE_PRINCIPAL_ID('portal_serve') IS NULL CREATE USER portal_serve FOR LOGIN portal_serve WITH DEFAULT_SCHEMA = dbo;
ALTER ROLE db_ddladmin ADD MEMBER portal_migrate;
ALTER ROLE db_datareader ADD MEMBER portal_migrate;
ALTER ROLE db_datawriter ADD MEMBER portal_migrate;
ALTER ROLE db_backupoperator ADD MEMBER portal_migrate;
GRANT REFERENCES ON SCHEMA::dbo TO portal_migrate;
ALTER ROLE db_datareader ADD MEMBER portal_serve;
ALTER ROLE db_datawriter ADD MEMBER portal_serve;
GO
-- After the first `migrate`, run this file again: what the trail says can then be added to and nothing else.
IF OBJECT_ID('dbo.AuditEvent') IS NOT NULL DENY UPDATE, DELETE ON dbo.AuditEvent TO portal_serve;
IF OBJECT_ID('dbo.SchemaJournal') IS NOT NULL DENY INSERT, UPDATE, DELETE ON dbo.SchemaJournal TO portal_serve;
GO
